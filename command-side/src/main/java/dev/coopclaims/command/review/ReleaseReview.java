package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;

/** V-1: returns the claim to those that wait for a reviewer. */
public record ReleaseReview(ClaimId claim) implements ClaimCommand<Void> {
    public static final Decider<ReleaseReview, Void> DECIDER =
            ReviewDecider.deciding((command, claim, context) -> Reviewing.release(claim, context.actor()));
}
