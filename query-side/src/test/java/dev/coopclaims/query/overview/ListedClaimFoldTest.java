package dev.coopclaims.query.overview;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.progress.NextStep;
import dev.coopclaims.query.progress.StatusName;
import dev.coopclaims.query.progress.WhoMustAct;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListedClaimFoldTest {
    private final ClaimStory story = new ClaimStory("adatum", 1);
    private final Tape tape = new Tape();

    @Test
    void a_claim_waits_for_one_after_the_other() {
        tape.happens(story.started("Spring Seminar"), story.costAdded("hall", "Town Hall LTD", "800.00"));
        assertThat(row().next().whoMustAct()).isEqualTo(WhoMustAct.PARTNER);
        assertThat(row().requested()).isEqualTo(eur("800.00"));
        // The last claiming day, 15 August, ends at midnight in Berlin.
        assertThat(row().next().deadline())
                .isEqualTo(Deadline.endOf(LocalDate.of(2021, 8, 15), ZoneId.of("Europe/Berlin")));
        assertThat(row().words()).contains("clm", "000001", "spring", "seminar", "town", "hall", "ltd");

        tape.happens(story.submitted("800.00"));
        assertThat(row().next().whoMustAct()).isEqualTo(WhoMustAct.REVIEWER);
        assertThat(row().next().deadline()).isEqualTo(ClaimStory.REVIEW_DUE);

        tape.happens(story.reviewStarted());
        assertThat(row().progress().status()).isEqualTo(ClaimStatus.UNDER_REVIEW);
        assertThat(row().next().deadline()).isEqualTo(ClaimStory.REVIEW_DUE);

        tape.happens(story.rejected("800.00"));
        assertThat(row().next().whoMustAct()).isEqualTo(WhoMustAct.PARTNER);
        assertThat(row().next().deadline()).isEqualTo(ClaimStory.DISPUTABLE_UNTIL);
    }

    @Test
    void nobody_is_asked_for_an_upload_once_the_claim_is_locked_C_3() {
        tape.happens(story.started("Fair"), story.uploadAsked("1", "paula"));
        assertThat(row().uploads()).hasSize(1);
        tape.happens(story.submitted("800.00"));
        assertThat(row().uploads()).isEmpty();
    }

    @Test
    void the_originals_of_a_withdrawn_claim_are_not_awaited_V_8() {
        tape.happens(
                story.started("Fair"),
                story.submitted("800.00"),
                new OriginalsRequested(
                        story.claim,
                        story.organisation,
                        new OriginalsRequestId("originals-1"),
                        List.of(),
                        "please send",
                        ClaimStory.ANSWER_DUE));
        assertThat(row().originals()).hasSize(1);
        tape.happens(new ClaimWithdrawn(story.claim, story.organisation, "", List.of()));
        assertThat(row().originals()).isEmpty();
    }

    @Test
    void originals_with_more_time_are_awaited_once_by_their_new_day_X_1() {
        OriginalsRequestId request = new OriginalsRequestId("originals-1");
        OriginalsRequestId other = new OriginalsRequestId("originals-2");
        Deadline later = Deadline.endOf(LocalDate.of(2021, 9, 15), ZoneId.of("Europe/Berlin"));
        tape.happens(
                story.started("Fair"),
                story.submitted("800.00"),
                originals(request),
                originals(other),
                new DeadlineMoved(
                        story.claim,
                        story.organisation,
                        PartnerDeadline.ORIGINALS,
                        request,
                        later,
                        List.of(),
                        new ExceptionId("exception-1"),
                        "flooded"));
        assertThat(row().originals())
                .containsExactlyInAnyOrder(
                        new ListedClaim.AskedOriginals(request, later),
                        new ListedClaim.AskedOriginals(other, ClaimStory.ANSWER_DUE));
    }

    private OriginalsRequested originals(OriginalsRequestId request) {
        return new OriginalsRequested(
                story.claim, story.organisation, request, List.of(), "please send", ClaimStory.ANSWER_DUE);
    }

    @Test
    void the_time_to_answer_lasts_as_long_as_it_was_extended_C_7() {
        Deadline later = Deadline.endOf(LocalDate.of(2021, 7, 7), ZoneId.of("Europe/Berlin"));
        tape.happens(
                story.started("Fair"),
                story.submitted("800.00"),
                story.reviewStarted(),
                story.asked(RequestOrigin.REVIEW, "1"),
                story.answerUntil(later));
        assertWaits(ClaimStatus.ACTION_REQUIRED, WhoMustAct.PARTNER, later);
        assertThat(row().progress().origin()).isEqualTo(RequestOrigin.REVIEW);
    }

    @Test
    void an_approved_claim_waits_for_its_payment() {
        tape.happens(story.started("Fair"), story.submitted("800.00"), story.reviewStarted(), story.approved("800.00"));

        assertThat(row().next().whoMustAct()).isEqualTo(WhoMustAct.FINANCE);
        assertThat(row().next().deadline()).isNull();
        assertThat(row().progress().amounts().approved()).isEqualTo(eur("800.00"));
    }

    @Test
    void the_deadline_that_was_told_at_the_start_is_not_moved_by_a_new_location_T_5() {
        tape.happens(
                story.started("Fair"),
                story.costAdded("hall", "Town Hall Ltd", "800.00"),
                new CostRemoved(story.claim, story.organisation, ClaimStory.costId("hall")),
                new ClaimDetailsChanged(
                        story.claim,
                        story.organisation,
                        "US",
                        "SEMINAR",
                        "Fair",
                        LocalDate.of(2021, 2, 1),
                        LocalDate.of(2021, 2, 1),
                        LocalDate.of(2023, 2, 1),
                        null,
                        null,
                        null));

        assertThat(row().next().deadline())
                .isEqualTo(Deadline.endOf(LocalDate.of(2021, 8, 15), ZoneId.of("Europe/Berlin")));
        assertThat(row().requested()).isEqualTo(eur("0"));
        assertThat(row().words()).contains("fair").doesNotContain("town", "hall");
    }

    @Test
    void nobody_need_act_on_a_rejection_that_can_no_longer_be_disputed() {
        NextStep step = NextStep.of(ClaimStatus.REJECTED, ClaimStory.DISPUTABLE_UNTIL);

        assertThat(step.at(
                        ClaimStatus.REJECTED,
                        false,
                        ClaimStory.DISPUTABLE_UNTIL.before().minusMillis(1)))
                .isEqualTo(step);
        assertThat(step.at(ClaimStatus.REJECTED, false, ClaimStory.DISPUTABLE_UNTIL.before())
                        .whoMustAct())
                .isEqualTo(WhoMustAct.NOBODY);
    }

    @Test
    void a_claim_goes_back_and_forth_and_the_clock_with_it() {
        tape.happens(story.started("Fair"), story.submitted("800.00"), story.reviewStarted());
        tape.happens(story.asked(RequestOrigin.REVIEW, "1"));
        assertWaits(ClaimStatus.ACTION_REQUIRED, WhoMustAct.PARTNER, ClaimStory.ANSWER_DUE);
        assertThat(StatusName.of(row().progress().status(), row().progress().origin()))
                .isEqualTo("Action required");

        tape.happens(story.answered("1", "page 2"), story.resubmitted(RequestOrigin.REVIEW, "700.00"));
        assertWaits(ClaimStatus.SUBMITTED, WhoMustAct.REVIEWER, ClaimStory.DUE_AGAIN);
        assertThat(row().requested()).isEqualTo(eur("700.00"));

        tape.happens(story.reviewStarted(), story.rejected("700.00"), story.disputed("700.00"));
        assertWaits(ClaimStatus.DISPUTED, WhoMustAct.REVIEWER, ClaimStory.DISPUTE_DUE);
        assertThat(row().progress().reviewer()).isNull();

        tape.happens(story.asked(RequestOrigin.DISPUTE, "2"));
        assertThat(StatusName.of(row().progress().status(), row().progress().origin()))
                .isEqualTo("Partner action required");
        tape.happens(story.resubmitted(RequestOrigin.DISPUTE, "700.00"));
        assertWaits(ClaimStatus.DISPUTED, WhoMustAct.REVIEWER, ClaimStory.DUE_AGAIN);

        tape.happens(story.upheld("600.00"));
        assertWaits(ClaimStatus.APPROVED, WhoMustAct.FINANCE, null);
        tape.happens(story.revoked("600.00"), story.rejected("600.00"));
        assertWaits(ClaimStatus.REJECTED, WhoMustAct.PARTNER, ClaimStory.DISPUTABLE_UNTIL);
        assertThat(row().progress().amounts().approved()).isNull();
    }

    @Test
    void nobody_need_act_on_what_ended() {
        tape.happens(story.started("Fair"), story.submitted("800.00"), story.reviewStarted(), story.rejected("800.00"));
        tape.happens(new RejectionAccepted(story.claim, story.organisation, List.of()));
        assertWaits(ClaimStatus.REJECTED, WhoMustAct.NOBODY, null);

        ClaimStory other = new ClaimStory("zeta", 2);
        Tape ended = new Tape()
                .happens(
                        other.started("Fair"),
                        other.uploadAsked("1", "paula"),
                        new ClaimDiscarded(other.claim, other.organisation, "a mistake"));
        ListedClaim discarded = row(ended);
        assertThat(discarded.next().whoMustAct()).isEqualTo(WhoMustAct.NOBODY);
        assertThat(discarded.uploads()).isEmpty();
    }

    @Test
    void a_review_that_is_given_back_waits_for_a_reviewer_by_the_same_deadline() {
        tape.happens(story.started("Fair"), story.submitted("800.00"), story.assigned(), story.reviewStarted());
        tape.happens(new ReviewReleased(story.claim, story.organisation, ClaimStory.REVIEWER));

        assertWaits(ClaimStatus.SUBMITTED, WhoMustAct.REVIEWER, ClaimStory.REVIEW_DUE);
        assertThat(row().progress().reviewer()).isNull();
    }

    private void assertWaits(ClaimStatus status, WhoMustAct who, @Nullable Deadline until) {
        assertThat(row().progress().status()).isEqualTo(status);
        assertThat(row().next().whoMustAct()).isEqualTo(who);
        assertThat(row().next().deadline()).isEqualTo(until);
    }

    private ListedClaim row() {
        return row(tape);
    }

    private static ListedClaim row(Tape of) {
        return of.fold(new ListedClaimFold()).values().iterator().next();
    }
}
