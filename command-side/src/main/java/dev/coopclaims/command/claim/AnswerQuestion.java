package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;

/** P-5. */
public record AnswerQuestion(ClaimId claim, String question, boolean answer) implements ClaimCommand<Void> {
    public static final Decider<AnswerQuestion, Void> DECIDER =
            ClaimDecider.edit((command, claim, context) -> ActivityResults.answer(
                    EditingRules.openForQuestion(claim, command.question()),
                    command,
                    context.catalogue(claim.file().period())));
}
