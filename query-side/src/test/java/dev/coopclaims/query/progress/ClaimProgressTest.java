package dev.coopclaims.query.progress;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.query.claimdetails.ClaimDetails;
import dev.coopclaims.query.claimdetails.ClaimDetailsFold;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.overview.ListedClaimFold;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClaimProgressTest {
    private final ClaimStory story = new ClaimStory("adatum", 1);
    private final Tape tape = new Tape();

    @Test
    void list_and_details_tell_the_same_progress_after_every_event() {
        tape.happens(story.started("Fair"), story.costAdded("hall", "Town Hall Ltd", "800.00"));
        tape.happens(story.submitted("800.00"), story.assigned(), story.reviewStarted());
        tape.happens(story.asked(RequestOrigin.REVIEW, "1"), story.resubmitted(RequestOrigin.REVIEW, "700.00"));
        tape.happens(story.reviewStarted(), story.rejected("700.00"), story.disputed("700.00"));
        tape.happens(story.asked(RequestOrigin.DISPUTE, "2"), story.resubmitted(RequestOrigin.DISPUTE, "700.00"));
        tape.happens(story.upheld("600.00"), story.revoked("600.00"), story.rejected("600.00"));

        ListedClaim listed = null;
        ClaimDetails details = null;
        for (RecordedEvent event : tape.events()) {
            listed = new ListedClaimFold().apply(story.claim.value(), listed, event);
            details = new ClaimDetailsFold().apply(story.claim.value(), details, event);
            assertThat(Objects.requireNonNull(listed).progress())
                    .as(event.type())
                    .isEqualTo(Objects.requireNonNull(details).progress());
            assertThat(listed.next()).isEqualTo(details.progress().next());
        }
    }

    @Test
    void a_reduction_that_was_revoked_is_not_asked_for_again_V_3() {
        tape.happens(story.started("Fair"), story.submitted("800.00"), story.reviewStarted(), story.approved("600.00"));
        assertThat(progress().amounts()).isEqualTo(new ClaimProgress.Amounts(eur("800.00"), eur("600.00")));

        tape.happens(story.revoked("600.00"));
        assertThat(progress().amounts()).isEqualTo(new ClaimProgress.Amounts(eur("600.00"), null));
        assertThat(progress().dates().decidedAt()).isNull();
    }

    @Test
    void a_rejection_says_who_decided_it_until_the_dispute_is_upheld_R_3() {
        tape.by("rita", "org-vendor")
                .happens(
                        story.started("Fair"), story.submitted("800.00"), story.reviewStarted(), story.rejected("800"));
        assertThat(Objects.requireNonNull(progress().rejection()).by()).isEqualTo(ClaimStory.REVIEWER);

        tape.happens(story.disputed("800.00"));
        assertThat(Objects.requireNonNull(progress().rejection()).by()).isEqualTo(ClaimStory.REVIEWER);
        assertThat(progress().reviewer()).isNull();

        tape.happens(story.upheld("800.00"));
        assertThat(progress().rejection()).isNull();
    }

    @Test
    void a_rejection_that_is_final_waits_for_nobody_D_3() {
        tape.happens(story.started("Fair"), story.submitted("800.00"), story.reviewStarted(), story.rejected("800.00"));
        assertThat(progress().next()).isEqualTo(new NextStep(WhoMustAct.PARTNER, ClaimStory.DISPUTABLE_UNTIL));

        tape.happens(story.disputed("800.00"), story.dismissed("800.00"));
        assertThat(progress().next()).isEqualTo(new NextStep(WhoMustAct.NOBODY, null));
        assertThat(Objects.requireNonNull(progress().rejection()).disputableUntil())
                .isEqualTo(ClaimStory.DISPUTABLE_UNTIL);
    }

    @Test
    void a_dispute_that_a_reviewer_gives_back_stays_a_dispute_D_2() {
        tape.by("rita", "org-vendor")
                .happens(story.started("Fair"), story.submitted("800.00"), story.reviewStarted(), story.rejected("800"))
                .happens(story.disputed("800.00"), story.assigned());
        assertThat(progress().reviewer()).isEqualTo(new Author(ClaimStory.REVIEWER, new OrganisationId("org-vendor")));

        tape.happens(new ReviewReleased(story.claim, story.organisation, ClaimStory.REVIEWER));
        assertThat(progress().status()).isEqualTo(ClaimStatus.DISPUTED);
        assertThat(progress().reviewer()).isNull();
        assertThat(progress().deadlines().due()).isEqualTo(ClaimStory.DISPUTE_DUE);
    }

    private ClaimProgress progress() {
        ClaimProgress progress = null;
        for (RecordedEvent event : tape.events()) {
            ClaimEvent happened = (ClaimEvent) event.payload();
            progress = progress == null
                    ? ClaimProgress.of((ClaimStarted) happened, event)
                    : progress.after(happened, event);
        }
        return Objects.requireNonNull(progress);
    }
}
