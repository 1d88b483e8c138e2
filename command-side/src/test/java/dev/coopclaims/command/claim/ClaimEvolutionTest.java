package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.approved;
import static dev.coopclaims.command.claim.Sample.costAdded;
import static dev.coopclaims.command.claim.Sample.editing;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.locked;
import static dev.coopclaims.command.claim.Sample.ready;
import static dev.coopclaims.command.claim.Sample.rejected;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.Sample.submitted;
import static dev.coopclaims.command.claim.Sample.submittedEvent;
import static dev.coopclaims.command.claim.Sample.underReview;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimEvolutionTest {
    private static final ReviewStarted REVIEW_STARTED = new ReviewStarted(CLAIM, ORG, RITA.user());
    private static final ClaimApproved APPROVED =
            new ClaimApproved(CLAIM, ORG, eur("1.00"), List.of(), List.of(), "", List.of(), false, List.of(), "test");
    private static final ClaimRejected REJECTED =
            new ClaimRejected(CLAIM, ORG, List.of("LATE_CLAIM"), List.of(), "no", List.of(), Sample.OVER);

    @Test
    void a_claim_begins_with_its_start_and_starts_once() {
        assertImpossible(null, costAdded());
        assertImpossible(editing(), started());
    }

    @Test
    void a_locked_claim_does_not_change_C_4() {
        for (ClaimState state : locked()) {
            for (ClaimEvent event : Sample.readyEvents().subList(1, 6)) {
                assertImpossible(state, event);
            }
            assertImpossible(state, submittedEvent());
        }
    }

    @Test
    void a_review_starts_once_and_only_on_what_was_submitted() {
        for (ClaimState state : List.of(editing(), underReview(), approved(), rejected())) {
            assertImpossible(state, REVIEW_STARTED);
        }
    }

    @Test
    void only_what_is_reviewed_is_decided_V_7() {
        for (ClaimState state : List.of(editing(), submitted(), approved(), rejected())) {
            assertImpossible(state, APPROVED);
            assertImpossible(state, REJECTED);
        }
    }

    @Test
    void what_is_not_there_is_not_removed_and_what_is_there_is_not_added_again() {
        assertImpossible(editing(), new CostRemoved(CLAIM, ORG, new CostId("cost-9")));
        assertImpossible(editing(), new DocumentRemoved(CLAIM, ORG, new DocumentId("document-9")));
        assertImpossible(ready(), costAdded());
    }

    @Test
    void a_review_can_change_hands() {
        UserId ravi = new UserId("ravi");

        assertThat(Sample.after(underReview(), List.of(new ReviewAssigned(CLAIM, ORG, ravi))))
                .isInstanceOfSatisfying(
                        ClaimState.UnderReview.class,
                        review -> assertThat(review.reviewer()).isEqualTo(ravi));
    }

    private static void assertImpossible(@Nullable ClaimState state, ClaimEvent event) {
        assertThatThrownBy(() -> ClaimEvolution.evolve(state, event)).isInstanceOf(IllegalStateException.class);
    }
}
