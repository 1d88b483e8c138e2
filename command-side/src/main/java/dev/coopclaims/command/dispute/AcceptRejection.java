package dev.coopclaims.command.dispute;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.Rejected;
import dev.coopclaims.command.claim.submission.Commitments;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.fund.FundsReleased;

/** D-5. */
public record AcceptRejection(ClaimId claim) implements ClaimCommand<Void> {
    public static final Decider<AcceptRejection, Void> DECIDER = ClaimDecider.<AcceptRejection, Void>own(
                    (command, claim, streams, context) -> {
                        Rejected rejected = Disputing.rejected(claim);
                        ClaimContent file = rejected.file();
                        return Decision.of(Changes.of(
                                        ClaimState.KIND,
                                        new RejectionAccepted(file.id(), file.organisation(), rejected.held()))
                                .and(Commitments.by(claim, context)
                                        .release(command.claim(), streams, FundsReleased.Reason.REJECTION_FINAL)));
                    })
            .touching((command, claim, known, context) ->
                    Commitments.by(claim, context).touches());
}
