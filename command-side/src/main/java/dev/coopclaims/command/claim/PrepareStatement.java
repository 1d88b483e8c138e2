package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;

/** C-6: answers the names and facts for a certification statement of the claim; changes nothing. */
public record PrepareStatement(ClaimId claim) implements ClaimCommand<StatementFacts> {
    public static final Decider<PrepareStatement, StatementFacts> DECIDER =
            ClaimDecider.<PrepareStatement, StatementFacts>own((command, claim, streams, context) -> {
                        EditingRules.requireOpenTo(claim, streams, context.now());
                        return Decision.answer(ClaimSight.statementFacts(EditingRules.open(claim), streams, context));
                    })
                    .asking();
}
