package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.fund.FundsReleased;

/** C-8; the reason may be empty. */
public record WithdrawClaim(ClaimId claim, String reason) implements ClaimCommand<Void> {
    public static final Decider<WithdrawClaim, Void> DECIDER = ClaimDecider.<WithdrawClaim, Void>own(
                    (command, claim, streams, context) -> {
                        ClaimWithdrawn withdrawn = Withdrawing.withdraw(claim, command.reason());
                        return Decision.of(Changes.of(ClaimState.KIND, withdrawn)
                                .and(Commitments.by(claim, context)
                                        .release(command.claim(), streams, FundsReleased.Reason.WITHDRAWN)));
                    })
            .touching((command, claim, known, context) ->
                    Commitments.by(claim, context).touches());
}
