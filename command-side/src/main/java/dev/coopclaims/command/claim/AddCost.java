package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import org.jspecify.annotations.Nullable;

/**
 * C-6.
 *
 * @param statement the rendered statement of in-house work, added in the same step; absent for a cost that a third
 *     party billed
 */
public record AddCost(ClaimId claim, CostId cost, CostForm form, NewDocument.@Nullable File statement)
        implements ClaimCommand<Void> {
    public static final Decider<AddCost, Void> DECIDER = ClaimDecider.edit((command, claim, context) -> Statements.add(
            EditingRules.open(claim),
            command,
            context.actor(),
            context.catalogue(claim.file().period()),
            context.policies().pseudonyms()));

    /** Without a rendered statement. */
    public AddCost(ClaimId claim, CostId cost, CostForm form) {
        this(claim, cost, form, null);
    }
}
