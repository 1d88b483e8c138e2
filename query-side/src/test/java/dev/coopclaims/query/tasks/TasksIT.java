package dev.coopclaims.query.tasks;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static dev.coopclaims.query.story.Room.partner;
import static dev.coopclaims.query.story.Room.reviewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.fund.EarnedSum;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.OrganisationClosed;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.OrganisationRenamed;
import dev.coopclaims.kernel.organisation.OrganisationReopened;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.query.fundbalances.FundFilter;
import dev.coopclaims.query.fundbalances.FundRow;
import dev.coopclaims.query.overview.ClaimFilter;
import dev.coopclaims.query.overview.ClaimRow;
import dev.coopclaims.query.progress.WhoMustAct;
import dev.coopclaims.query.reviewqueue.Decidable;
import dev.coopclaims.query.reviewqueue.QueueFilter;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Room.Server.class)
class TasksIT {
    private static final PageRequest ALL = new PageRequest(500, null);
    private static final UserId PAULA = new UserId("paula");

    private static final Actor FINANCE =
            new Actor(new UserId("fiona"), Set.of(Role.FINANCE), new OrganisationId("org-vendor"), Actor.Channel.API);

    private final Room room;

    TasksIT(Room.Server server) {
        room = new Room(server);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_partner_is_told_what_is_asked_of_them_and_nobody_else() {
        ClaimStory asked = submitted(1);
        room.tape.happens(asked.reviewStarted(), asked.asked(RequestOrigin.REVIEW, "1"));
        ClaimStory upload = new ClaimStory("adatum", 2);
        room.tape.happens(upload.started("Fair"), upload.uploadAsked("1", "paula"));
        room.tape.happens(new ClaimStory("adatum", 3).started("Draft"));
        submitted(4);
        room.play();

        assertThat(reasons()).containsExactly("ACTION_REQUIRED 1", "UPLOAD_REQUESTED 2");
        room.at("2021-08-02T00:00:00Z");
        assertThat(reasons())
                .containsExactly(
                        "ACTION_REQUIRED 1", "UPLOAD_REQUESTED+DRAFT_NEAR_DEADLINE 2", "DRAFT_NEAR_DEADLINE 3");
        assertThat(room.tasks
                        .list(QueueFilter.ALL, room.read(partner("contoso")), ALL)
                        .items())
                .isEmpty();
    }

    @Test
    void a_closed_organisation_has_nothing_to_do_on_its_drafts_R_6() {
        ClaimStory draft = new ClaimStory("adatum", 1);
        room.tape.happens(
                new OrganisationRegistered(draft.organisation, "Adatum", OrganisationKind.PARTNER, null, null, null),
                draft.started("Draft"),
                draft.uploadAsked("1", "paula"));
        ClaimStory asked = submitted(2);
        room.tape.happens(asked.reviewStarted(), asked.asked(RequestOrigin.REVIEW, "1"));
        room.tape.happens(new OrganisationClosed(draft.organisation, LocalDate.of(2021, 8, 1), "left"));
        room.play();
        room.at("2021-08-02T00:00:00Z");

        assertThat(reasons()).containsExactly("ACTION_REQUIRED 2");
        assertThat(row(draft).whoMustAct()).isEqualTo(WhoMustAct.NOBODY);
        assertThat(row(draft).nextDeadline()).isNull();
        assertThat(row(asked).whoMustAct()).isEqualTo(WhoMustAct.PARTNER);
        assertThat(row(asked).organisationClosedOn()).isEqualTo(LocalDate.of(2021, 8, 1));

        room.tape.happens(new OrganisationReopened(draft.organisation));
        room.tape.happens(new OrganisationRenamed(draft.organisation, "Adatum plc"));
        room.play();
        assertThat(reasons()).hasSize(2);
        assertThat(row(draft).whoMustAct()).isEqualTo(WhoMustAct.PARTNER);
        assertThat(row(draft).organisationName()).isEqualTo("Adatum plc");
        assertThat(row(draft).organisationClosedOn()).isNull();
    }

    private ClaimRow row(ClaimStory story) {
        return room.claims.list(ClaimFilter.ALL, null, room.read(partner("adatum")), ALL).items().stream()
                .filter(row -> row.number().equals(story.number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_left_of_a_fund_that_expires_soon_is_a_task_of_its_partner_F_7() {
        ClaimStory draft = new ClaimStory("adatum", 1);
        room.tape.happens(draft.fundOpened(), draft.accrued("1", "1000.00"));
        FundId used = FundId.of(draft.organisation, "CSP_1T", "US", ClaimStory.PERIOD);
        room.tape.happens(ClaimStory.opened(used, draft.organisation));
        room.tape.happens(draft.started("Draft"));
        room.play();

        room.at("2021-06-16T00:00:00Z");
        assertThat(fundTasks(partner("adatum"), ALL)).isEmpty();
        room.at("2021-08-10T00:00:00Z");
        assertThat(room.tasks
                        .list(QueueFilter.ALL, room.read(partner("adatum")), ALL)
                        .items())
                .hasSize(2)
                .last()
                .satisfies(task -> {
                    assertThat(task.reasons()).containsExactly(Task.Reason.FUND_EXPIRING);
                    assertThat(Objects.requireNonNull(task.fund()).note())
                            .contains("What no claim holds by the end of 2021-08-15 (UTC) is forfeited, in 5 days.");
                });
        PageRequest first = new PageRequest(1, null);
        Page<Task> claims = room.tasks.list(QueueFilter.ALL, room.read(partner("adatum")), first);
        assertThat(claims.items()).singleElement().matches(task -> task.fund() == null);
        room.at("2021-08-10T00:00:01Z");
        assertThat(fundTasks(partner("adatum"), new PageRequest(1, claims.next())))
                .containsExactly(draft.fund);
        assertThat(fundTasks(partner("contoso"), ALL)).isEmpty();
        assertThat(fundTasks(reviewer(), ALL)).isEmpty();
        assertThat(fundTasks(FINANCE, ALL)).isEmpty();
        room.at("2021-08-16T00:00:00Z");
        assertThat(fundTasks(partner("adatum"), ALL)).isEmpty();
    }

    @Test
    void FINANCE_is_told_which_rates_decide_nothing_F_2() {
        ClaimStory story = new ClaimStory("adatum", 1);
        room.tape.happens(story.fundOpened(), story.accrued("1", "1000.00"));
        room.tape.happens(new FundDecisionAwaited(
                story.fund,
                story.organisation,
                FundDecisionAwaited.Cause.RATE_MISSING,
                List.of(Money.currencyOf("GBP"), Money.currencyOf("USD")),
                Instant.parse("2021-02-01T00:00:00Z")));
        room.play();
        assertThat(room.tasks.list(QueueFilter.ALL, room.read(FINANCE), ALL).items())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.reasons()).containsExactly(Task.Reason.RATE_MISSING);
                    assertThat(Objects.requireNonNull(task.fund()).note())
                            .contains("FINANCE has to publish the exchange rate of GBP, USD on 2020-12-31 or before.");
                });
        assertThat(fundTasks(reviewer(), ALL)).isEmpty();

        room.tape.happens(new FundQualified(
                story.fund, story.organisation, new EarnedSum(eur("1000.00"), eur("1000.00"), List.of()), eur("0.00")));
        room.play();
        assertThat(fundTasks(FINANCE, ALL)).isEmpty();
    }

    private List<FundId> fundTasks(Actor actor, PageRequest request) {
        return room.tasks.list(QueueFilter.ALL, room.read(actor), request).items().stream()
                .flatMap(task -> Stream.ofNullable(task.fund()).map(FundRow::fund))
                .toList();
    }

    @Test
    void a_reviewer_reads_the_own_claims_first_and_piece_by_piece() {
        for (int number = 1; number <= 5; number++) {
            ClaimStory story = submitted(number);
            if (number > 3) {
                room.tape.by("rita", "org-vendor").happens(story.assigned()).by("paula", "org-adatum");
            }
        }
        room.play();

        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            Page<Task> page = room.tasks.list(QueueFilter.ALL, room.read(reviewer()), new PageRequest(2, next));
            page.items().forEach(task -> seen.add(number(task).substring(16)));
            next = page.next();
        } while (next != null);
        assertThat(seen).containsExactly("4", "5", "1", "2", "3");
        assertThat(queue(QueueFilter.ALL, "me")).isEqualTo(2);
        assertThat(queue(QueueFilter.ALL, "nobody")).isEqualTo(3);
        assertThat(queue(new QueueFilter("CSP_1T", "de", "500.00", "500.00", "EUR"), null))
                .isEqualTo(5);
        assertThat(queue(new QueueFilter(null, null, "500.01", null, "EUR"), null))
                .isZero();
        assertThat(queue(new QueueFilter(null, "fr", null, null, null), null)).isZero();
        assertThatThrownBy(() -> queue(new QueueFilter(null, null, "5", null, null), null))
                .hasMessageContaining("currency");
    }

    @Test
    void nobodys_dispute_is_not_offered_to_who_rejected_the_claim_R_3() {
        rejectedByRitaAndDisputed();
        room.play();

        assertThat(room.tasks.list(QueueFilter.ALL, room.read(reviewer()), ALL).items())
                .isEmpty();
        assertThat(queue(QueueFilter.ALL, null)).isZero();
        assertThat(queue(QueueFilter.ALL, "nobody")).isZero();
        assertThat(room.tasks.list(QueueFilter.ALL, room.read(roy()), ALL).items())
                .extracting(Task::reasons)
                .containsExactly(Set.of(Task.Reason.DISPUTE_DUE));
        assertThat(room.queue.list(QueueFilter.ALL, null, room.read(roy()), ALL).items())
                .hasSize(1);
        Actor auditor =
                new Actor(new UserId("ada"), Set.of(Role.AUDITOR), new OrganisationId("org-vendor"), Actor.Channel.API);
        assertThat(room.queue
                        .list(QueueFilter.ALL, null, room.read(auditor), ALL)
                        .items())
                .hasSize(1);
    }

    @Test
    void a_claim_of_an_organisation_that_the_reviewer_is_a_member_of_is_not_offered_R_3() {
        ClaimStory story = submitted(1);
        OrganisationId adatum = story.organisation;
        room.tape.happens(new MemberAdded(adatum, ClaimStory.REVIEWER, "Rita", null, Role.PARTNER_USER));
        room.tape.by("rita", "org-vendor").happens(story.assigned());
        room.play();

        assertThat(room.tasks.list(QueueFilter.ALL, room.read(reviewer()), ALL).items())
                .isEmpty();
        assertThat(queue(QueueFilter.ALL, null)).isZero();
        assertThat(queue(QueueFilter.ALL, "me")).isZero();
        assertThat(room.queue.list(QueueFilter.ALL, null, room.read(roy()), ALL).items())
                .hasSize(1);

        room.tape.happens(new MemberRemoved(adatum, ClaimStory.REVIEWER));
        room.play();
        assertThat(room.tasks.list(QueueFilter.ALL, room.read(reviewer()), ALL).items())
                .hasSize(1);
        assertThat(queue(QueueFilter.ALL, "me")).isOne();
    }

    @Test
    void what_is_switched_off_closes_nothing_R_3() {
        ClaimStory story = rejectedByRitaAndDisputed();
        submitted(2);
        room.tape.happens(new MemberAdded(story.organisation, ClaimStory.REVIEWER, "Rita", null, Role.PARTNER_USER));
        room.play();

        assertThat(offeredWhere(true, true)).isZero();
        assertThat(offeredWhere(true, false)).isZero();
        assertThat(offeredWhere(false, true)).isOne();
        assertThat(offeredWhere(false, false)).isEqualTo(2);
    }

    @Test
    void what_lies_outside_a_reviewers_membership_is_not_offered_R_5() {
        submitted(1);
        OrganisationId vendor = reviewer().organisation();
        room.tape.happens(new MemberAdded(vendor, ClaimStory.REVIEWER, "Rita", null, Role.REVIEWER));
        for (String location : List.of("US", "DE")) {
            room.tape.happens(new MembershipLimited(vendor, ClaimStory.REVIEWER, List.of(), List.of(location)));
            room.play();
            int offered = location.equals("DE") ? 1 : 0;
            assertThat(room.tasks
                            .list(QueueFilter.ALL, room.read(reviewer()), ALL)
                            .items())
                    .hasSize(offered);
            assertThat(queue(QueueFilter.ALL, null)).isEqualTo(offered);
        }
    }

    @Test
    void notes_are_seen_by_the_vendor_alone() {
        ClaimStory story = submitted(1);
        room.tape.by("rita", "org-vendor").happens(story.note("1", "looks odd"));
        room.play();

        assertThat(room.details.one(story.claim.value(), room.read(reviewer())).notes())
                .hasSize(1);
        assertThat(room.details
                        .one(story.claim.value(), room.read(partner("adatum")))
                        .notes())
                .isNull();
        assertThat(room.details
                        .one(story.claim.value(), room.read(partner("adatum")))
                        .toString())
                .doesNotContain("looks odd");
    }

    @Test
    void what_lies_outside_a_membership_does_not_exist() {
        ClaimStory story = submitted(1);
        room.tape.happens(
                story.fundOpened(), new MemberAdded(story.organisation, PAULA, "Paula", null, Role.PARTNER_USER));
        room.play();
        assertSees(story, true, true);

        room.tape.happens(new MembershipLimited(story.organisation, PAULA, List.of("CSP_1T"), List.of("US")));
        room.play();
        assertSees(story, false, true);

        room.tape.happens(new MembershipLimited(story.organisation, PAULA, List.of("OTHER"), List.of()));
        room.play();
        assertSees(story, false, false);

        room.tape.happens(new MembershipLimited(story.organisation, PAULA, List.of("CSP_1T"), List.of("DE")));
        room.play();
        assertSees(story, true, true);

        room.tape.happens(new MemberRemoved(story.organisation, PAULA));
        room.play();
        assertSees(story, false, false);
    }

    private void assertSees(ClaimStory story, boolean claim, boolean fund) {
        var paula = partner("adatum");
        assertThat(room.claims
                        .list(ClaimFilter.ALL, null, room.read(paula), ALL)
                        .items())
                .hasSize(claim ? 1 : 0);
        assertThat(room.funds.list(FundFilter.of(null), room.read(paula), ALL).items())
                .hasSize(fund ? 1 : 0);
        assertThat(room.funds.all(FundFilter.of(null), room.read(paula))).hasSize(fund ? 1 : 0);
        if (!claim) {
            assertThatThrownBy(() -> room.details.one(story.claim.value(), room.read(paula)))
                    .hasMessage("There is no such claim.");
        }
        if (!fund) {
            assertThatThrownBy(() -> room.funds.one(story.fund.value(), room.read(paula)))
                    .hasMessage("There is no such fund.");
        }
    }

    private List<String> reasons() {
        return room.tasks.list(QueueFilter.ALL, room.read(partner("adatum")), ALL).items().stream()
                .map(task ->
                        String.join("+", task.reasons().stream().map(Enum::name).toList()) + " "
                                + number(task).substring(16))
                .toList();
    }

    private static String number(Task task) {
        return Objects.requireNonNull(task.claim()).number();
    }

    private int queue(QueueFilter filter, @Nullable String assigned) {
        return room.queue
                .list(filter, assigned, room.read(reviewer()), ALL)
                .items()
                .size();
    }

    private int offeredWhere(boolean ownOrganisationRefused, boolean ownRejectionRefused) {
        TaskQueries tasks = new TaskQueries(
                room.claims,
                room.funds,
                new Decidable(ownOrganisationRefused, ownRejectionRefused),
                Clock.systemUTC(),
                Duration.ofDays(14));
        return tasks.list(QueueFilter.ALL, room.read(reviewer()), ALL).items().size();
    }

    private static Actor roy() {
        return new Actor(new UserId("roy"), Set.of(Role.REVIEWER), new OrganisationId("org-vendor"), Actor.Channel.API);
    }

    private ClaimStory rejectedByRitaAndDisputed() {
        ClaimStory story = new ClaimStory("adatum", 1);
        room.tape.happens(story.fundOpened(), story.accrued("1", "1000.00"), story.reserved("500.00"));
        submitted(1);
        room.tape
                .by("rita", "org-vendor")
                .happens(story.assigned(), story.reviewStarted(), story.rejected("500.00"))
                .by("paula", "org-adatum")
                .happens(story.disputed("500.00"));
        return story;
    }

    private ClaimStory submitted(int number) {
        ClaimStory story = new ClaimStory("adatum", number);
        room.tape.happens(story.started("Fair"), story.submitted("500.00"));
        return story;
    }
}
