package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;

/** C-7: what a submission would answer now; changes nothing. */
public record CheckReadiness(ClaimId claim) implements ClaimCommand<Readiness> {
    public static final Decider<CheckReadiness, Readiness> DECIDER = ClaimDecider.<CheckReadiness, Readiness>seen(
                    (command, claim, streams, context) ->
                            Decision.answer(SubmissionDecision.dryRun(claim, streams, context)))
            .touching((command, claim, known, context) -> SubmissionDecision.touches(claim, known, context))
            .asking();
}
