package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.Submitted;
import dev.coopclaims.command.claim.ClaimState.UnderReview;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ReviewOverdue;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** V-1: a review that was not finished in time is overdue, once for each of its clocks. */
public record MarkReviewOverdue(ClaimId claim) implements ClaimCommand<Boolean> {
    public static final Decider<MarkReviewOverdue, Boolean> DECIDER = ClaimDecider.byTime((command, claim, context) -> {
        Deadline due = due(claim);
        return due != null && due.isOver(context.now()) && !claim.file().told().isOverdue(due)
                ? List.of(new ReviewOverdue(command.claim(), claim.file().organisation(), due))
                : List.of();
    });

    private static @Nullable Deadline due(ClaimState claim) {
        return claim instanceof Submitted || claim instanceof UnderReview
                ? claim.handedIn().orElseThrow().due()
                : null;
    }
}
