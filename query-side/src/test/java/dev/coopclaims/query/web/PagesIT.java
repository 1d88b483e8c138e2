package dev.coopclaims.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.follow.ClaimClock;
import dev.coopclaims.query.follow.LogTail;
import dev.coopclaims.query.follow.MongoGroupClaims;
import dev.coopclaims.query.history.HistoryEndpoint;
import dev.coopclaims.query.history.HistoryEntry;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.organisation.MemberNames;
import dev.coopclaims.query.organisation.OrganisationEndpoint;
import dev.coopclaims.query.organisation.OrganisationEndpoint.MemberBody;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.parameter.RequestParameters;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.people.Person;
import dev.coopclaims.query.progress.Advice;
import dev.coopclaims.query.projection.HaltingLog;
import dev.coopclaims.query.projection.ProjectionSettings;
import dev.coopclaims.query.projection.ProjectionStatus;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.query.projection.TestLog;
import dev.coopclaims.query.story.SmallCatalogue;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class PagesIT {

    private static final OrganisationId PARTNER = new OrganisationId("org-partner");
    private static final OrganisationId OTHER = new OrganisationId("org-other");
    private static final OrganisationId VENDOR = new OrganisationId("org-vendor");
    private static final Actor ANN = actor("ann", Role.PARTNER_USER, PARTNER);
    private static final Actor STRANGER = actor("sam", Role.PARTNER_ADMIN, OTHER);
    private static final Actor REVIEWER = actor("rita", Role.REVIEWER, VENDOR);
    private static final int MEMBERS = 23;

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final TestLog log = new TestLog();
    private final HaltingLog rebuildLog = new HaltingLog(log);
    private final Projections projections = new Projections(
            database,
            List.of(RegisteredOrganisation.VIEW, Member.VIEW, HistoryEntry.VIEW, ListedClaim.VIEW),
            new MongoGroupClaims(
                    database,
                    Projections.GROUP,
                    "log",
                    "pages",
                    ProjectionSettings.DEFAULT.claimTimeout(),
                    ClaimClock.SERVER),
            new LogTail(rebuildLog),
            ProjectionSettings.DEFAULT);
    private final Reads reads = new Reads(projections, MemberNames::of, 500);
    private final Pages pages = new Pages(new byte[32]);
    private final OrganisationEndpoint organisations = new OrganisationEndpoint(pages);
    private final HistoryEndpoint history = new HistoryEndpoint(
            pages,
            new ClaimQueries(
                    pages,
                    new RequestParameters(SmallCatalogue::versions),
                    Clock.systemUTC(),
                    new Advice("", Duration.ofDays(14))));

    @BeforeEach
    void start() throws InterruptedException {
        projections.start();
        append(new OrganisationRegistered(PARTNER, "Partner", OrganisationKind.PARTNER, null, null, null));
        append(new MemberAdded(VENDOR, new UserId("rita"), "Rita Reviewer", null, Role.REVIEWER));
        for (int i = 0; i < MEMBERS; i++) {
            append(new MemberAdded(PARTNER, new UserId("u" + i), "Name " + i % 5, null, Role.PARTNER_USER));
        }
        log.append(
                "claim-1",
                new ClaimStarted(
                        new ClaimId("claim-1"),
                        PARTNER,
                        "CLM-1",
                        "CSP_1T",
                        "DE",
                        EarningPeriod.ofLabel("FY21-H1"),
                        "SEMINAR",
                        "Fair",
                        LocalDate.of(2021, 2, 1),
                        LocalDate.of(2021, 2, 1),
                        Money.currencyOf("EUR"),
                        null,
                        "1",
                        null,
                        null,
                        SmallCatalogue.catalogue().submitBy(EarningPeriod.ofLabel("FY21-H1"), "DE"),
                        List.of(),
                        LocalDate.of(2023, 2, 1),
                        null),
                Map.of(EventMetadata.ACTOR, "rita", EventMetadata.ACTOR_ORGANISATION, VENDOR.value()));
        log.append(
                "claim-1",
                new CommentAdded(new ClaimId("claim-1"), PARTNER, new CommentId("comment-1"), "hi", null),
                Map.of(EventMetadata.ACTOR, "rita", EventMetadata.ACTOR_ORGANISATION, VENDOR.value()));
        assertThat(projections.awaitPosition(Member.VIEW, log.head(), 15_000)).isTrue();
        assertThat(projections.awaitPosition(HistoryEntry.VIEW, log.head(), 15_000))
                .isTrue();
        assertThat(projections.awaitPosition(ListedClaim.VIEW, log.head(), 15_000))
                .isTrue();
        assertThat(projections.awaitPosition(RegisteredOrganisation.VIEW, log.head(), 15_000))
                .isTrue();
    }

    @AfterEach
    void close() {
        projections.close();
        database.drop();
        client.close();
    }

    @Test
    void every_item_of_a_list_comes_once_and_in_order_though_many_are_called_the_same() {
        List<MemberBody> all = new ArrayList<>();
        String cursor = null;
        do {
            ResponseEntity<Page<MemberBody>> answer =
                    organisations.members(PARTNER, 4, cursor, read(ANN, request("limit=4")));
            Page<MemberBody> page = Objects.requireNonNull(answer.getBody());
            all.addAll(page.items());
            cursor = page.next();
            String link = answer.getHeaders().getFirst(HttpHeaders.LINK);
            assertThat(link)
                    .isEqualTo(cursor == null ? null : "</api/some?limit=4&cursor=" + cursor + ">; rel=\"next\"");
        } while (cursor != null);

        assertThat(all).hasSize(MEMBERS).doesNotHaveDuplicates();
        assertThat(all).extracting(MemberBody::displayName).isSorted();
    }

    @Test
    void what_belongs_to_another_organisation_is_not_found() {
        assertRefused(
                Refusal.Kind.NOT_FOUND,
                () -> organisations.organisation(new OrganisationId("org-partner"), read(STRANGER, request(""))));
        assertRefused(
                Refusal.Kind.NOT_FOUND,
                () -> organisations.members(
                        new OrganisationId("org-partner"), null, null, read(STRANGER, request(""))));
        assertRefused(
                Refusal.Kind.NOT_FOUND,
                () -> history.history(new ClaimId("claim-1"), null, null, read(STRANGER, request(""))));
        assertRefused(
                Refusal.Kind.NOT_FOUND,
                () -> history.history(new ClaimId("claim-2"), null, null, read(ANN, request(""))));
    }

    @Test
    void the_history_names_the_reviewer_to_the_vendor_alone() {
        assertThat(whoBegan(REVIEWER).name()).isEqualTo("Rita Reviewer");
        assertThat(whoBegan(ANN)).isEqualTo(new Person(null, "validation team"));
    }

    @Test
    void claims_answer_while_the_views_of_people_and_organisations_are_rebuilt() throws InterruptedException {
        rebuildLog.halt();
        projections.replay(Member.VIEW.name());
        projections.replay(RegisteredOrganisation.VIEW.name());
        assertThat(rebuildLog.isReached()).isTrue();

        assertThat(whoBegan(REVIEWER).name()).isEqualTo("Rita Reviewer");
        assertRefused(
                Refusal.Kind.NOT_FOUND,
                () -> history.history(new ClaimId("claim-1"), null, null, read(STRANGER, request(""))));
        rebuildLog.goOn();
        assertThat(Await.until(
                        Duration.ofSeconds(15),
                        () -> projections.status().stream().noneMatch(ProjectionStatus::replaying)))
                .isTrue();
        assertThat(whoBegan(REVIEWER).name()).isEqualTo("Rita Reviewer");
    }

    @Test
    void a_cursor_of_one_list_is_refused_by_another() {
        String cursor = Objects.requireNonNull(organisations
                        .members(PARTNER, 4, null, read(ANN, request("")))
                        .getBody())
                .next();

        assertRefused(
                Refusal.Kind.MALFORMED,
                () -> history.history(new ClaimId("claim-1"), 4, cursor, read(ANN, request(""))));
    }

    @Test
    void an_answer_the_client_has_already_is_not_sent_again() {
        var first = organisations.organisation(new OrganisationId("org-partner"), read(ANN, request("")));
        MockHttpServletRequest again = request("");
        again.addHeader(
                HttpHeaders.IF_NONE_MATCH, "\"other\", W/" + first.getHeaders().getETag());

        var second = organisations.organisation(new OrganisationId("org-partner"), read(ANN, again));

        assertThat(first.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(first.getHeaders().getFirst(Reads.VIEW_POSITION)).isEqualTo(Long.toString(log.head()));
        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(second.getBody()).isNull();
        assertThat(second.getHeaders().getETag()).isEqualTo(first.getHeaders().getETag());
    }

    @Test
    void a_read_waits_for_the_position_of_the_clients_own_write() {
        MockHttpServletRequest own = request("");
        own.addHeader(
                Reads.MIN_POSITION,
                append(new OrganisationRegistered(OTHER, "Other", OrganisationKind.PARTNER, null, null, null)));

        assertThat(Objects.requireNonNull(organisations
                                .organisation(new OrganisationId("org-other"), read(STRANGER, own))
                                .getBody())
                        .name())
                .isEqualTo("Other");
    }

    @Test
    void a_position_that_does_not_come_is_unavailable_and_one_that_is_none_is_malformed() {
        MockHttpServletRequest future = request("");
        future.addHeader(Reads.MIN_POSITION, log.head() + 1_000);
        MockHttpServletRequest nonsense = request("");
        nonsense.addHeader(Reads.MIN_POSITION, "-1");

        assertRefused(
                Refusal.Kind.NOT_REACHED,
                () -> organisations.organisation(new OrganisationId("org-partner"), read(ANN, future)));
        assertRefused(
                Refusal.Kind.MALFORMED,
                () -> organisations.organisation(new OrganisationId("org-partner"), read(ANN, nonsense)));
    }

    private Person whoBegan(Actor actor) {
        Read read = read(actor, request(""));
        Author author = Objects.requireNonNull(history.history(new ClaimId("claim-1"), null, null, read)
                        .getBody())
                .items()
                .getFirst()
                .by();
        return read.people(author).of(author);
    }

    private long append(DomainEvent event) {
        return log.append("stream", event, Map.of());
    }

    private Read read(Actor actor, MockHttpServletRequest request) {
        return reads.begin(actor, request);
    }

    private static MockHttpServletRequest request(String query) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/some");
        request.setQueryString(query.isEmpty() ? null : query);
        return request;
    }

    private static void assertRefused(Refusal.Kind kind, ThrowingRead read) {
        assertThatThrownBy(read::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private static Actor actor(String user, Role role, OrganisationId organisation) {
        return new Actor(new UserId(user), Set.of(role), organisation, Actor.Channel.API);
    }

    private interface ThrowingRead {
        @Nullable
        Object run();
    }
}
