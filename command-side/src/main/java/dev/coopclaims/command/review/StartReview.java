package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;

/** V-1: assigns the review to the actor and starts it. */
public record StartReview(ClaimId claim) implements ClaimCommand<Void> {
    public static final Decider<StartReview, Void> DECIDER =
            ReviewDecider.deciding((command, claim, context) -> Reviewing.start(claim, context.actor()));
}
