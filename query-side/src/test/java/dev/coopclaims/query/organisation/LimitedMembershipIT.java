package dev.coopclaims.query.organisation;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static dev.coopclaims.query.story.Room.partner;
import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.fundbalances.FundBalances;
import dev.coopclaims.query.fundbalances.FundFilter;
import dev.coopclaims.query.fundledger.LedgerRow;
import dev.coopclaims.query.overview.ClaimFilter;
import dev.coopclaims.query.overview.ClaimRow;
import dev.coopclaims.query.reviewqueue.QueueFilter;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Marks;
import dev.coopclaims.query.story.Room;
import dev.coopclaims.query.web.PageRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** R-5, read by read: Paula may see what is of Germany; two claims draw on one fund, one of them American. */
@ParameterizedClass
@EnumSource(Room.Server.class)
class LimitedMembershipIT {
    private static final PageRequest ALL = new PageRequest(500, null);
    private static final UserId PAULA = new UserId("paula");

    private final Room room;
    private final ClaimStory german = new ClaimStory("adatum", 1);
    private final ClaimStory american = new ClaimStory("adatum", 2);
    private final Actor paula = partner("adatum");

    LimitedMembershipIT(Room.Server server) {
        room = new Room(server);
    }

    @BeforeEach
    void two_claims_that_wait_for_the_partner() {
        room.tape.happens(
                new MemberAdded(german.organisation, PAULA, "Paula", null, Role.PARTNER_USER),
                german.fundOpened(),
                german.accrued("1", "1000.00"));
        tell(german, american, "DE");
        tell(american, german, "US");
        limit(List.of(), List.of("DE"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void list_search_and_overview_hold_what_lies_inside_alone() {
        assertThat(numbers(ClaimFilter.ALL)).containsExactly(german.number);
        assertThat(numbers(searching(american.number))).isEmpty();
        assertThat(numbers(searching("fair"))).containsExactly(german.number);
        assertThat(Objects.requireNonNull(room.overview
                                .overview(null, null, null, null, null, room.read(paula, new MockHttpServletRequest()))
                                .getBody())
                        .claims())
                .extracting(ClaimRow::number)
                .containsExactly(german.number);
        assertThat(room.claims
                        .list(ClaimFilter.ALL, null, room.read(reviewer()), ALL)
                        .items())
                .hasSize(2);
    }

    @Test
    void limits_that_stand_still_do_not_disappear_when_names_were_read() {
        String member = Member.key(paula.organisation(), PAULA);
        Marks.standStill(room, Member.VIEW, member);
        assertThat(room.read(paula).of(Member.VIEW).findAll(List.of(member))).isEmpty();

        assertThatThrownBy(() -> numbers(ClaimFilter.ALL))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
    }

    @Test
    void sums_are_refused_while_nothing_is_known_of_a_fund() {
        Marks.standStillFromTheBeginning(room, FundBalances.VIEW, "fund-unknown");

        assertThatThrownBy(() -> room.funds.all(FundFilter.of(null), room.read(paula)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        assertThat(room.funds.one(german.fund.value(), room.read(paula))).isNotNull();
    }

    @Test
    void tasks_hold_what_lies_inside_alone_even_where_the_person_is_asked_by_name() {
        assertThat(room.tasks.list(QueueFilter.ALL, room.read(paula), ALL).items())
                .extracting(task -> Objects.requireNonNull(task.claim()).number())
                .containsExactly(german.number);
    }

    @Test
    void details_documents_and_history_of_what_lies_outside_do_not_exist() {
        String outside = american.claim.value();
        assertThatThrownBy(() -> room.details.one(outside, room.read(paula))).hasMessage("There is no such claim.");
        assertThatThrownBy(() -> room.details.document(outside, "document-invoice", room.read(paula)))
                .hasMessage("There is no such claim.");
        assertThatThrownBy(() -> history(outside, paula))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no such claim.");
        assertThat(history(american.claim.value(), reviewer())).contains(german.claim.value());
    }

    @Test
    void what_lies_inside_does_not_name_what_lies_outside() {
        assertThat(room.details.one(german.claim.value(), room.read(paula)).toString())
                .doesNotContain(american.claim.value());
        assertThat(history(german.claim.value(), paula)).doesNotContain(american.claim.value());

        limit(List.of(), List.of());
        assertThat(room.details.one(german.claim.value(), room.read(paula)).warnings())
                .extracting(warning -> warning.otherClaim())
                .containsExactly(american.claim);
        assertThat(history(german.claim.value(), paula)).contains(american.claim.value());
    }

    @Test
    void the_ledger_and_its_csv_explain_the_balance_without_naming_the_claim_outside() {
        var fund = room.ledger.fund(german.fund.value(), room.read(paula));
        for (List<LedgerRow> rows : List.of(
                room.ledger.list(fund, room.read(paula), ALL).items(),
                room.ledger.listForCsv(fund, room.read(paula), null).items())) {
            assertThat(rows).hasSize(4);
            assertThat(rows.toString())
                    .contains(german.number)
                    .doesNotContain(american.number)
                    .doesNotContain(american.claim.value());
            assertThat(rows.stream().map(LedgerRow::reserved).reduce(eur("0"), (a, b) -> a.plus(b)))
                    .isEqualTo(eur("600.00"));
        }
    }

    @Test
    void a_fund_and_the_ledger_of_another_programme_do_not_exist() {
        limit(List.of("OTHER"), List.of());
        assertThatThrownBy(() -> room.funds.one(german.fund.value(), room.read(paula)))
                .hasMessage("There is no such fund.");
        assertThatThrownBy(() -> room.ledger.fund(german.fund.value(), room.read(paula)))
                .hasMessage("There is no such fund.");
        assertThat(room.funds.list(FundFilter.of(null), room.read(paula), ALL).items())
                .isEmpty();
        assertThat(room.funds.all(FundFilter.of(null), room.read(paula))).isEmpty();
        assertThat(numbers(ClaimFilter.ALL)).isEmpty();
        assertThat(room.tasks.list(QueueFilter.ALL, room.read(paula), ALL).items())
                .isEmpty();
        assertThatThrownBy(() -> history(german.claim.value(), paula)).hasMessage("There is no such claim.");
    }

    @Test
    void a_member_sees_what_the_role_of_the_membership_sees_alone_whatever_the_token_names() {
        limit(List.of(), List.of());
        Actor both = new Actor(PAULA, Set.of(Role.PARTNER_USER, Role.REVIEWER), german.organisation, Actor.Channel.API);
        Actor former = new Actor(PAULA, Set.of(Role.REVIEWER), german.organisation, Actor.Channel.API);
        ClaimStory foreign = new ClaimStory("other", 3);
        room.tape.happens(foreign.started("Elsewhere"));
        room.play();
        assertThat(room.claims
                        .list(ClaimFilter.ALL, null, room.read(reviewer()), ALL)
                        .items())
                .hasSize(3);
        assertThat(room.claims.list(ClaimFilter.ALL, null, room.read(both), ALL).items())
                .hasSize(2);
        assertThat(room.claims
                        .list(ClaimFilter.ALL, null, room.read(former), ALL)
                        .items())
                .isEmpty();
    }

    private void tell(ClaimStory story, ClaimStory other, String location) {
        room.tape.happens(
                story.startedIn(location, "Fair"),
                story.attached("invoice", "content-1"),
                story.uploadAsked(location, "paula"),
                story.reserved("300.00"),
                story.submittedLike(other, "300.00"),
                story.reviewStarted(),
                story.asked(RequestOrigin.REVIEW, location));
    }

    private void limit(List<String> programmes, List<String> locations) {
        room.tape.happens(new MembershipLimited(german.organisation, PAULA, programmes, locations));
        room.play();
    }

    private List<String> numbers(ClaimFilter filter) {
        return room.claims.list(filter, null, room.read(paula), ALL).items().stream()
                .map(ClaimRow::number)
                .toList();
    }

    private static ClaimFilter searching(@Nullable String q) {
        return new ClaimFilter(null, null, null, null, q, null, null);
    }

    private String history(String claim, Actor actor) {
        return Objects.requireNonNull(room.history
                        .history(new ClaimId(claim), null, null, room.read(actor, new MockHttpServletRequest()))
                        .getBody())
                .toString();
    }
}
