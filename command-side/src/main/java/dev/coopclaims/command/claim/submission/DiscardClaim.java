package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;

/** Discards a draft; the reason may be empty. */
public record DiscardClaim(ClaimId claim, String reason) implements ClaimCommand<Void> {
    public static final Decider<DiscardClaim, Void> DECIDER = ClaimDecider.own((command, claim, streams, context) ->
            Decision.of(Changes.of(ClaimState.KIND, Withdrawing.discard(claim, command.reason()))));
}
