package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.RAVI;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.claim.submission.ExpireClaim;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WarnOfExpiry;
import dev.coopclaims.command.dispute.FinaliseRejection;
import dev.coopclaims.command.dispute.MarkDisputeOverdue;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.originals.MarkOriginalsOverdue;
import dev.coopclaims.command.originals.ReceiveOriginals;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.command.review.MarkReviewOverdue;
import dev.coopclaims.command.review.RejectUnanswered;
import dev.coopclaims.command.review.RemindOfRequest;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.AnswerDeadlineApproached;
import dev.coopclaims.kernel.claim.ClaimExpiryApproached;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.RejectionBecameFinal;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What time does to a claim (record 54): each command checks time and state again, and says whether it did anything. */
class ByTimeTest {
    private static final Actor SYSTEM = ClaimCourses.SYSTEM;

    private final SampleClock clock = new SampleClock();
    private final ClaimNode node = new ClaimNode(SampleCatalogue.withReminders(List.of(3, 14), List.of(7, 2)), clock);
    private final ClaimCourses courses = new ClaimCourses(node);

    @Test
    void a_draft_is_warned_of_twice_and_expires_at_the_first_instant_too_late_C_12() {
        ClaimId claim = courses.in(Standing.EDI);
        // The last day is 15 August in Dublin, where summer time is an hour ahead.
        at("2021-07-31T22:59:59Z");
        assertThat(sent(new WarnOfExpiry(claim))).isFalse();
        at("2021-07-31T23:00:00Z");
        assertThat(sent(new WarnOfExpiry(claim))).isTrue();
        assertThat(sent(new WarnOfExpiry(claim))).as("once").isFalse();
        at("2021-08-11T23:00:00Z");
        assertThat(sent(new WarnOfExpiry(claim))).isTrue();
        at("2021-08-15T22:59:59.999Z");
        assertThat(sent(new WarnOfExpiry(claim))).isFalse();
        assertThat(sent(new ExpireClaim(claim))).isFalse();
        at("2021-08-15T23:00:00Z");
        assertThat(sent(new ExpireClaim(claim))).isTrue();
        assertThat(sent(new ExpireClaim(claim))).as("once").isFalse();
        assertThat(node.events(claim.value()).stream()
                        .filter(ClaimExpiryApproached.class::isInstance)
                        .map(event -> ((ClaimExpiryApproached) event).daysLeft()))
                .containsExactly(14, 3);
        assertThat(node.names(claim.value())).endsWith("ClaimExpired");
    }

    @Test
    void of_warnings_that_were_missed_only_the_last_one_is_given_and_none_after_the_deadline_C_12() {
        ClaimId claim = courses.in(Standing.EDI);
        ClaimId other = courses.in(Standing.EDI);
        at("2021-08-14T12:00:00Z");
        assertThat(sent(new WarnOfExpiry(claim))).isTrue();
        assertThat(sent(new WarnOfExpiry(claim))).isFalse();
        assertThat(node.events(claim.value()).getLast())
                .isInstanceOfSatisfying(
                        ClaimExpiryApproached.class,
                        near -> assertThat(near.daysLeft()).isEqualTo(3));
        at("2021-09-01T12:00:00Z");
        assertThat(sent(new WarnOfExpiry(other))).isFalse();
        assertThat(sent(new ExpireClaim(other))).isTrue();
    }

    @Test
    void an_unanswered_request_rejects_and_the_rejection_is_nobodys_V_6_R_3() {
        ClaimId claim = courses.in(Standing.ASK);
        Deadline due = ((ClaimState.ActionRequired) node.claim(claim)).answerDue();
        at(due.lastDay().minusDays(7).atStartOfDay(due.zone()).toInstant());
        assertThat(sent(new RemindOfRequest(claim))).isTrue();
        assertThat(sent(new RemindOfRequest(claim))).isFalse();
        assertThat(node.events(claim.value()).getLast())
                .isInstanceOfSatisfying(
                        AnswerDeadlineApproached.class,
                        near -> assertThat(near.daysLeft()).isEqualTo(7));
        at(due.before().minusMillis(1));
        assertThat(sent(new RejectUnanswered(claim))).isFalse();
        at(due.before());
        assertThat(sent(new RemindOfRequest(claim))).isFalse();
        assertThat(sent(new RejectUnanswered(claim))).isTrue();
        assertThat(sent(new RejectUnanswered(claim))).isFalse();

        assertThat(node.events(claim.value()).getLast()).isInstanceOfSatisfying(ClaimRejected.class, rejected -> {
            assertThat(rejected.reasons()).containsExactly("NO_RESPONSE");
            assertThat(rejected.disputableUntil().lastDay())
                    .isEqualTo(due.lastDay().plusDays(31));
        });
        assertThat(node.fund().reservations().of(claim)).isEqualTo(eur("1000.00"));
        node.send(new OpenDispute(claim, "we were away", List.of(Sample.PIECE), null), ALICE);
        // Whoever asked did not reject, so that anybody may decide the dispute.
        node.send(new RequestInformation(claim, List.of(ClaimCourses.ITEM)), RAVI);
    }

    @Test
    void an_unanswered_request_in_a_dispute_loses_it_and_releases_everything_V_6_D_3() {
        ClaimId claim = courses.in(Standing.ASD);
        at("2022-03-01T00:00:00Z");
        assertThat(sent(new RejectUnanswered(claim))).isTrue();
        assertThat(node.events(claim.value()).getLast())
                .isInstanceOfSatisfying(
                        DisputeDismissed.class,
                        dismissed -> assertThat(dismissed.reasons()).containsExactly("NO_RESPONSE"));
        assertThat(Standing.of(node.claim(claim))).isEqualTo(Standing.FIN);
        assertThat(node.fund().reservations().of(claim)).isEqualTo(eur("0.00"));
    }

    @Test
    void a_rejection_that_was_not_disputed_is_final_and_its_money_can_be_claimed_D_1_D_3() {
        ClaimId claim = courses.in(Standing.REJ);
        Deadline until = ((ClaimState.Rejected) node.claim(claim)).disputableUntil();
        at(until.before().minusMillis(1));
        assertThat(sent(new FinaliseRejection(claim))).isFalse();
        assertThat(node.fund().reservations().of(claim)).isEqualTo(eur("1000.00"));
        at(until.before());
        assertThat(sent(new FinaliseRejection(claim))).isTrue();
        assertThat(sent(new FinaliseRejection(claim))).isFalse();
        assertThat(node.events(claim.value()).getLast()).isInstanceOfSatisfying(RejectionBecameFinal.class, last -> {
            assertThat(last.disputableUntil()).isEqualTo(until);
            assertThat(last.released())
                    .singleElement()
                    .satisfies(one -> assertThat(one.amount()).isEqualTo(eur("1000.00")));
        });
        assertThat(node.fund().reservations().of(claim)).isEqualTo(eur("0.00"));
    }

    @Test
    void a_review_is_overdue_once_for_each_of_its_clocks_V_1() {
        ClaimId claim = courses.in(Standing.REV);
        Deadline due = node.claim(claim).handedIn().orElseThrow().due();
        at(due.before().minusMillis(1));
        assertThat(sent(new MarkReviewOverdue(claim))).isFalse();
        at(due.before());
        assertThat(sent(new MarkReviewOverdue(claim))).isTrue();
        assertThat(sent(new MarkReviewOverdue(claim))).isFalse();
        node.send(new RequestInformation(claim, List.of(ClaimCourses.ITEM)), RAVI);
        assertThat(sent(new MarkReviewOverdue(claim))).isFalse();
        courses.answer(claim);
        node.send(new SubmitClaim(claim), ALICE);
        Deadline again = node.claim(claim).handedIn().orElseThrow().due();
        at(again.before());
        assertThat(sent(new MarkReviewOverdue(claim))).isTrue();
        assertThat(node.names(claim.value()).stream().filter("ReviewOverdue"::equals))
                .hasSize(2);
    }

    @Test
    void a_dispute_is_overdue_once_D_2() {
        ClaimId claim = courses.in(Standing.DIS);
        Deadline due = ((ClaimState.Disputed) node.claim(claim)).due();
        at(due.before().minusMillis(1));
        assertThat(sent(new MarkDisputeOverdue(claim))).isFalse();
        at(due.before());
        assertThat(sent(new MarkReviewOverdue(claim))).isFalse();
        assertThat(sent(new MarkDisputeOverdue(claim))).isTrue();
        assertThat(sent(new MarkDisputeOverdue(claim))).isFalse();
    }

    @Test
    void originals_are_overdue_once_for_each_request_and_not_when_they_came_V_8() {
        ClaimId claim = courses.in(Standing.APP);
        OriginalsRequestId second = new OriginalsRequestId("originals-2");
        node.send(new RequestOriginals(claim, second, List.of(), "these too"), RITA);
        node.send(new ReceiveOriginals(claim, second, "by post"), RITA);
        at("2022-01-01T00:00:00Z");
        assertThat(sent(new MarkOriginalsOverdue(claim))).isTrue();
        assertThat(sent(new MarkOriginalsOverdue(claim))).isFalse();
        assertThat(node.names(claim.value()).stream().filter("OriginalsOverdue"::equals))
                .hasSize(1);
    }

    @Test
    void a_clock_that_goes_back_undoes_nothing_and_does_nothing_again() {
        ClaimId claim = courses.in(Standing.EDI);
        ClaimId other = courses.in(Standing.EDI);
        at("2022-01-01T00:00:00Z");
        assertThat(sent(new ExpireClaim(claim))).isTrue();
        clock.set(Sample.NOW);
        assertThat(sent(new ExpireClaim(claim))).isFalse();
        assertThat(sent(new ExpireClaim(other))).isFalse();
        assertThat(Standing.of(node.claim(claim))).isEqualTo(Standing.EXP);
    }

    @Test
    void nobody_but_the_system_sends_them() {
        ClaimId claim = courses.in(Standing.EDI);
        at("2022-01-01T00:00:00Z");
        for (Actor actor : List.of(ALICE, RITA, ClaimCourses.MANAGER)) {
            assertThatThrownBy(() -> node.send(new ExpireClaim(claim), actor))
                    .isInstanceOfSatisfying(
                            Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        }
    }

    private boolean sent(ClaimCommand<Boolean> command) {
        return node.send(command, SYSTEM).result();
    }

    private void at(String instant) {
        clock.set(instant);
    }

    private void at(Instant instant) {
        clock.set(instant);
    }
}
