package dev.coopclaims.query.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimExpired;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.RejectionBecameFinal;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.overview.ListedClaimFold;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.SmallCatalogue;
import dev.coopclaims.query.story.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a partner reads before and after time has done something to a claim, and what can still be done (C-12, V-6, D-1, D-3). */
class AdviceTest {
    private static final Advice ADVICE = new Advice("help@vendor.test", Duration.ofDays(14));

    private final ClaimStory story = new ClaimStory("adatum", 1);
    private final Deadline submitBy = SmallCatalogue.catalogue().submitBy(ClaimStory.PERIOD, "DE");

    @Test
    void a_draft_is_spoken_of_before_it_expires_between_and_after_C_12() {
        assertThat(told(submitBy.before().minus(Duration.ofDays(15)))).isNull();
        assertThat(told(submitBy.before().minus(Duration.ofDays(14))))
                .isEqualTo("Submit the draft by the end of " + submitBy + ", or it expires. It holds no funds until"
                        + " then.");
        assertThat(told(submitBy.before()))
                .contains("expires by itself within minutes, and can no longer be submitted");
        assertThat(told(submitBy.before(), new ClaimExpired(story.claim, story.organisation, submitBy)))
                .isEqualTo(
                        "The claim deadline has passed, so nothing can be submitted for this period any more. If that"
                                + " was not your fault: Contact support: help@vendor.test.");
    }

    @Test
    void who_is_asked_reads_until_when_and_what_happens_else_V_6() {
        Deadline due = ClaimStory.ANSWER_DUE;
        ClaimEvent[] asked = {story.submitted("80.00"), story.reviewStarted(), story.asked(RequestOrigin.REVIEW, "1")};
        assertThat(told(due.before().minusMillis(1), asked))
                .isEqualTo("Answer what is asked and resubmit by the end of " + due
                        + ", or the claim is rejected, which can then be disputed.");
        assertThat(told(due.before(), asked)).startsWith("The time to answer ended with " + due);
        assertThat(told(
                        due.before().minusMillis(1),
                        story.submitted("80.00"),
                        story.rejected("80.00"),
                        story.disputed("80.00"),
                        story.asked(RequestOrigin.DISPUTE, "1")))
                .endsWith("or the claim is rejected for good.");
    }

    @Test
    void a_rejection_says_until_when_it_can_be_disputed_and_then_why_it_is_final_D_1_D_3() {
        Deadline until = ClaimStory.DISPUTABLE_UNTIL;
        ClaimEvent rejected = story.rejected("80.00");
        assertThat(told(until.before().minusMillis(1), story.submitted("80.00"), rejected))
                .contains("can dispute the rejection until the end of " + until + ", or accept it");
        assertThat(told(
                        until.before(),
                        story.submitted("80.00"),
                        rejected,
                        new RejectionBecameFinal(story.claim, story.organisation, until, List.of())))
                .startsWith("The rejection was not disputed by the end of " + until + " and is final. What the claim"
                        + " held can be claimed again: copy the claim")
                .endsWith("submit it by the end of " + submitBy + ".");
        assertThat(told(
                        submitBy.before(),
                        story.submitted("80.00"),
                        rejected,
                        new RejectionAccepted(story.claim, story.organisation, List.of())))
                .isEqualTo("The rejection is final, and the claim deadline has passed.");
    }

    /** Everything happened at that instant, or at the latest when the rejection could still be disputed. */
    private @Nullable String told(Instant now, ClaimEvent... events) {
        Tape tape = new Tape();
        tape.happens(story.started("Fair"));
        for (ClaimEvent event : events) {
            tape.at((event instanceof RejectionBecameFinal ? now : Instant.parse("2021-03-01T00:00:00Z")).toString())
                    .happens(event);
        }
        ClaimProgress progress =
                tape.fold(new ListedClaimFold()).values().iterator().next().progress();
        return ADVICE.of(progress, progress.next().at(progress.status(), false, now), now);
    }
}
