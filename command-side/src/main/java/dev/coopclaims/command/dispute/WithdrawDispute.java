package dev.coopclaims.command.dispute;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.SubmittedClaim;
import dev.coopclaims.command.claim.submission.Commitments;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DisputeWithdrawn;
import dev.coopclaims.kernel.fund.FundsReleased;

/** domain.md §5.1: makes the rejection final. */
public record WithdrawDispute(ClaimId claim) implements ClaimCommand<Void> {
    public static final Decider<WithdrawDispute, Void> DECIDER = ClaimDecider.<WithdrawDispute, Void>own(
                    (command, claim, streams, context) -> {
                        SubmittedClaim submittal = Disputing.disputed(claim);
                        ClaimContent file = claim.file();
                        return Decision.of(Changes.of(
                                        ClaimState.KIND,
                                        new DisputeWithdrawn(file.id(), file.organisation(), submittal.allocations()))
                                .and(Commitments.by(claim, context)
                                        .release(command.claim(), streams, FundsReleased.Reason.DISPUTE_LOST)));
                    })
            .touching((command, claim, known, context) ->
                    Commitments.by(claim, context).touches());
}
