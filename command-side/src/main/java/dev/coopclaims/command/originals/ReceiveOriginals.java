package dev.coopclaims.command.originals;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.review.ReviewDecider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;

/** V-8. */
public record ReceiveOriginals(ClaimId claim, OriginalsRequestId request, String receipt)
        implements ClaimCommand<Void> {
    public static final Decider<ReceiveOriginals, Void> DECIDER =
            ReviewDecider.of((command, claim, reviewers, streams, context) -> {
                reviewers.refuseOwn(claim.file());
                return Decision.of(Changes.of(ClaimState.KIND, Originals.receive(claim.file(), command)));
            });
}
