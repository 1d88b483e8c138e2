package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.SubmissionReceipt;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;

/** C-7, C-8; a resubmission while the partner has to act (C-10). */
public record SubmitClaim(ClaimId claim) implements ClaimCommand<SubmissionReceipt> {
    public static final Decider<SubmitClaim, SubmissionReceipt> DECIDER =
            ClaimDecider.<SubmitClaim, SubmissionReceipt>own((command, claim, streams, context) ->
                            SubmissionDecision.of(claim, streams, context).handIn())
                    .touching((command, claim, known, context) -> SubmissionDecision.touches(claim, known, context));
}
