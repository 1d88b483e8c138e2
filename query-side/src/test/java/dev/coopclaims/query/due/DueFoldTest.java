package dev.coopclaims.query.due;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.ContentsPurged;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.OriginalsOverdue;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.claim.PurgeDeferred;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.fund.EarnedSum;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundExpiryApproached;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.sample.EventSamples;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.kernel.time.Reminder;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.ExceptionStory;
import dev.coopclaims.query.story.Tape;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueFoldTest {
    private static final OriginalsRequestId FIRST = new OriginalsRequestId("originals-1");
    private static final OriginalsRequestId SECOND = new OriginalsRequestId("originals-2");

    private static final ExceptionId EXCEPTION = new ExceptionId("exception-1");

    private final Tape tape = new Tape();
    private final ClaimStory claim = new ClaimStory("adatum", 1);

    @Test
    void a_draft_is_warned_of_and_expires_and_a_submission_makes_its_review_due_C_12_V_1() {
        tape.happens(claim.started("Draft"));
        assertThat(kinds()).containsExactlyInAnyOrder(DueKind.DRAFT_WARNING, DueKind.DRAFT_EXPIRY, DueKind.RETENTION);
        tape.happens(claim.submitted("100.00"));
        assertThat(kinds()).containsExactlyInAnyOrder(DueKind.REVIEW_OVERDUE, DueKind.RETENTION);
    }

    @Test
    void each_request_for_originals_is_due_at_its_own_time_and_a_withdrawal_ends_them_V_8() {
        tape.happens(
                claim.started("A"), claim.submitted("100.00"), asked(FIRST, 10), asked(SECOND, 5), asked(FIRST, 12));
        assertThat(originals().steps()).extracting(DueItem.Step::of).containsExactly(SECOND.value(), FIRST.value());
        assertThat(originals().due()).isEqualTo(until(5).before());
        tape.happens(new OriginalsOverdue(claim.claim, claim.organisation, SECOND, until(5)));
        assertThat(originals().due()).isEqualTo(until(12).before());
        tape.happens(new ClaimWithdrawn(claim.claim, claim.organisation, "", List.of()));
        assertThat(kinds()).containsExactly(DueKind.RETENTION);
    }

    @Test
    void contents_are_due_when_their_last_day_is_over_everywhere_and_again_when_something_keeps_them_on_H_5() {
        tape.happens(claim.started("A"));
        LocalDate until = claim.started("A").keepOriginalsUntil();
        assertThat(retention().due()).isEqualTo(until.plusDays(1) + "T12:00:00Z");
        Instant again = Instant.parse("2031-01-01T00:00:00Z");
        tape.happens(new PurgeDeferred(claim.claim, claim.organisation, until, List.of(), again));
        assertThat(retention().due()).isEqualTo(again);
        tape.happens(new ContentsPurged(claim.claim, claim.organisation, List.of(), until));
        assertThat(kinds()).doesNotContain(DueKind.RETENTION);
    }

    @Test
    void a_later_deadline_of_a_draft_is_due_instead_of_the_old_one_X_1() {
        Deadline later = Deadline.endOf(LocalDate.of(2021, 9, 15), ZoneOffset.UTC);
        tape.happens(claim.started("A"), moved(PartnerDeadline.SUBMISSION, null, later));
        assertThat(items(DueKind.DRAFT_EXPIRY))
                .singleElement()
                .satisfies(expiry -> assertThat(expiry.due()).isEqualTo(later.before()));
        assertThat(items(DueKind.DRAFT_WARNING))
                .singleElement()
                .satisfies(warning -> assertThat(warning.due()).isEqualTo("2021-09-08T00:00:00Z"));
    }

    @Test
    void a_later_deadline_for_submission_of_a_claim_that_was_submitted_makes_nothing_due_X_1() {
        Deadline later = Deadline.endOf(LocalDate.of(2021, 9, 15), ZoneOffset.UTC);
        tape.happens(
                claim.started("A"),
                claim.submitted("100.00"),
                new DeadlineMoved(
                        claim.claim,
                        claim.organisation,
                        PartnerDeadline.SUBMISSION,
                        null,
                        later,
                        List.of(),
                        EXCEPTION,
                        null));
        assertThat(kinds()).containsExactlyInAnyOrder(DueKind.REVIEW_OVERDUE, DueKind.RETENTION);
    }

    @Test
    void more_time_for_one_request_for_originals_moves_that_one_alone_X_1() {
        tape.happens(
                claim.started("A"),
                claim.submitted("100.00"),
                asked(FIRST, 5),
                asked(SECOND, 10),
                moved(PartnerDeadline.ORIGINALS, FIRST, until(20)));
        assertThat(originals().steps()).extracting(DueItem.Step::of).containsExactly(SECOND.value(), FIRST.value());
        assertThat(originals().due()).isEqualTo(until(10).before());
    }

    @Test
    void more_time_to_answer_and_to_dispute_is_due_at_its_end_X_1() {
        tape.happens(
                claim.started("A"),
                claim.submitted("100.00"),
                claim.reviewStarted(),
                claim.asked(RequestOrigin.REVIEW, "1"),
                moved(PartnerDeadline.ANSWER, null, until(25)));
        assertThat(items(DueKind.ANSWER_MISSING))
                .singleElement()
                .satisfies(
                        missing -> assertThat(missing.due()).isEqualTo(until(25).before()));
        tape.happens(claim.rejected("100.00"), moved(PartnerDeadline.DISPUTE, null, until(29)));
        assertThat(items(DueKind.DISPUTE_WINDOW))
                .singleElement()
                .satisfies(
                        window -> assertThat(window.due()).isEqualTo(until(29).before()));
    }

    @Test
    void a_fund_that_can_be_claimed_longer_is_warned_of_and_expires_later_also_after_it_closed_F_3_X_1() {
        FundClaimingExtended longer =
                EventSamples.of(FundClaimingExtended.class).getFirst();
        FundsForfeited closed = new FundsForfeited(
                longer.fund(), longer.organisation(), Money.of("25.00", "GBP"), FundsForfeited.Cause.CLAIMING_CLOSED);
        tape.happens(closed, longer);
        assertThat(items(DueKind.FUND_EXPIRY))
                .singleElement()
                .satisfies(expiry -> assertThat(expiry.due())
                        .isEqualTo(longer.claimableUntil().before()));
        assertThat(items(DueKind.FUND_WARNING)).hasSize(1);
        tape.happens(closed);
        assertThat(kinds()).isEmpty();
    }

    private DeadlineMoved moved(PartnerDeadline of, @Nullable OriginalsRequestId request, Deadline later) {
        return new DeadlineMoved(
                claim.claim,
                claim.organisation,
                of,
                request,
                later,
                Reminder.of(later, List.of(7), Instant.EPOCH),
                EXCEPTION,
                null);
    }

    private DueItem retention() {
        return tape.fold(new DueFold()).values().stream()
                .filter(item -> item.kind() == DueKind.RETENTION)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_moved_deadline_moves_what_is_due_and_begins_nothing_for_what_is_no_draft_X_1() {
        tape.happens(claim.started("A"), ExceptionStory.moved(claim, PartnerDeadline.SUBMISSION));
        assertThat(items(DueKind.DRAFT_EXPIRY))
                .singleElement()
                .satisfies(item -> assertThat(item.due()).isEqualTo("2021-09-16T00:00:00Z"));
        assertThat(items(DueKind.DRAFT_WARNING))
                .singleElement()
                .satisfies(item -> assertThat(item.due()).isEqualTo("2021-09-01T00:00:00Z"));
        tape.happens(claim.submitted("5.00"), ExceptionStory.moved(claim, PartnerDeadline.SUBMISSION));
        assertThat(items(DueKind.DRAFT_EXPIRY)).isEmpty();
    }

    @Test
    void a_fund_that_can_be_claimed_longer_is_warned_of_and_expires_later_F_3_F_7_X_1() {
        FundOpened one = opened("EU", Deadline.endOf(LocalDate.of(2021, 1, 30), ZoneOffset.UTC));
        Money nothing = Money.of("0.00", "EUR");
        Deadline later = Deadline.endOf(LocalDate.of(2021, 9, 15), ZoneOffset.UTC);
        tape.happens(
                one,
                new FundsForfeited(one.fund(), one.organisation(), nothing, FundsForfeited.Cause.CLAIMING_CLOSED),
                new FundClaimingExtended(
                        one.fund(),
                        one.organisation(),
                        later,
                        Reminder.of(later, List.of(7), Instant.EPOCH),
                        FundClaimingExtended.Cause.DECIDED_LATE,
                        null,
                        nothing,
                        nothing));
        assertThat(items(DueKind.FUND_EXPIRY))
                .singleElement()
                .satisfies(item -> assertThat(item.due()).isEqualTo("2021-09-16T00:00:00Z"));
        assertThat(items(DueKind.FUND_WARNING))
                .singleElement()
                .satisfies(item -> assertThat(item.due()).isEqualTo("2021-09-08T00:00:00Z"));
    }

    @Test
    void funds_of_a_period_are_decided_together_and_each_is_warned_of_and_expires_by_itself_F_2_F_3_F_7() {
        FundOpened one = opened("EU", Deadline.endOf(LocalDate.of(2021, 1, 30), ZoneOffset.UTC));
        FundOpened other = opened("UK", Deadline.endOf(LocalDate.of(2021, 1, 30), ZoneOffset.UTC));
        tape.happens(one, other);
        assertThat(items(DueKind.FUND_DECISION)).singleElement().satisfies(decision -> {
            assertThat(decision.steps())
                    .extracting(DueItem.Step::of)
                    .containsExactly(one.fund().value(), other.fund().value());
            assertThat(decision.due()).isEqualTo("2021-01-31T00:00:00Z");
        });
        assertThat(items(DueKind.FUND_EXPIRY)).hasSize(2);
        assertThat(items(DueKind.FUND_WARNING)).hasSize(2);
        EarnedSum sum = new EarnedSum(Money.of("5.00", "USD"), Money.of("10.00", "USD"), List.of());
        Money nothing = Money.of("0.00", "EUR");
        tape.happens(FundConvertedToRebate.belowThreshold(one.fund(), one.organisation(), nothing, sum));
        assertThat(items(DueKind.FUND_DECISION)).hasSize(1);
        tape.happens(FundConvertedToRebate.belowThreshold(other.fund(), other.organisation(), nothing, sum));
        assertThat(items(DueKind.FUND_DECISION)).isEmpty();
        tape.happens(new FundDecisionAwaited(
                one.fund(),
                one.organisation(),
                FundDecisionAwaited.Cause.LATE_RECORD,
                List.of(),
                Instant.parse("2021-03-01T10:00:00Z")));
        assertThat(items(DueKind.FUND_DECISION)).hasSize(1);
        tape.happens(
                new FundQualified(one.fund(), one.organisation(), sum, nothing),
                new FundExpiryApproached(one.fund(), one.organisation(), one.claimableUntil(), 14, nothing),
                new FundsForfeited(one.fund(), one.organisation(), nothing, FundsForfeited.Cause.CLAIMING_CLOSED),
                new FundsForfeited(other.fund(), other.organisation(), nothing, FundsForfeited.Cause.CLAIMING_CLOSED));
        assertThat(kinds()).isEmpty();
    }

    private static FundOpened opened(String entity, Deadline decidedAfter) {
        OrganisationId organisation = new OrganisationId("org-adatum");
        EarningPeriod period = EarningPeriod.ofLabel("FY21-H1");
        Deadline until = Deadline.endOf(LocalDate.of(2021, 8, 15), ZoneOffset.UTC);
        return new FundOpened(
                FundId.of(organisation, "CSP_1T", entity, period),
                organisation,
                "CSP_1T",
                entity,
                period,
                Money.currencyOf("EUR"),
                decidedAfter,
                until,
                false,
                Reminder.of(until, List.of(14), Instant.EPOCH));
    }

    private List<DueItem> items(DueKind kind) {
        return tape.fold(new DueFold()).values().stream()
                .filter(item -> item.kind() == kind)
                .toList();
    }

    private OriginalsRequested asked(OriginalsRequestId request, int day) {
        return new OriginalsRequested(claim.claim, claim.organisation, request, List.of(), "please", until(day));
    }

    private static Deadline until(int day) {
        return Deadline.endOf(LocalDate.of(2021, 4, day), ZoneOffset.UTC);
    }

    private DueItem originals() {
        return tape.fold(new DueFold()).values().stream()
                .filter(item -> item.kind() == DueKind.ORIGINALS_OVERDUE)
                .findFirst()
                .orElseThrow();
    }

    private Set<DueKind> kinds() {
        return tape.fold(new DueFold()).values().stream().map(DueItem::kind).collect(Collectors.toSet());
    }
}
