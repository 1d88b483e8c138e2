package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.HandedIn;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;

/** C-7, C-8; a resubmission while the partner has to act (C-10). */
public record SubmitClaim(ClaimId claim) implements ClaimCommand<HandedIn> {
    public static final Decider<SubmitClaim, HandedIn> DECIDER = ClaimDecider.<SubmitClaim, HandedIn>own(
                    (command, claim, streams, context) ->
                            Submission.of(claim, streams, context).handIn())
            .touching((command, claim, known, context) -> Submission.touches(claim, known, context));
}
