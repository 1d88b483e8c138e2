package dev.coopclaims.command.dispute;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.Rejected;
import dev.coopclaims.command.claim.submission.Commitments;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.RejectionBecameFinal;
import dev.coopclaims.kernel.fund.FundsReleased;

/** D-1, D-3: a rejection that was not disputed in time is final, and what the claim holds is released in the same commit. */
public record FinaliseRejection(ClaimId claim) implements ClaimCommand<Boolean> {
    public static final Decider<FinaliseRejection, Boolean> DECIDER = ClaimDecider.<FinaliseRejection>byTimeMoving(
                    (command, claim, streams, context) -> {
                        if (!(claim instanceof Rejected rejected)
                                || rejected.finalRejection()
                                || !rejected.disputableUntil().isOver(context.now())) {
                            return Changes.NONE;
                        }
                        ClaimContent file = rejected.file();
                        return Changes.of(
                                        ClaimState.KIND,
                                        new RejectionBecameFinal(
                                                file.id(),
                                                file.organisation(),
                                                rejected.disputableUntil(),
                                                rejected.held()))
                                .and(Commitments.by(claim, context)
                                        .release(command.claim(), streams, FundsReleased.Reason.REJECTION_FINAL));
                    })
            .touching((command, claim, known, context) ->
                    Commitments.by(claim, context).touches());
}
