package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;

/** C-3. */
public record RemoveCost(ClaimId claim, CostId cost) implements ClaimCommand<Void> {
    public static final Decider<RemoveCost, Void> DECIDER = ClaimDecider.edit((command, claim, context) ->
            Statements.remove(EditingRules.openFor(claim, command.cost()), command.cost()));
}
