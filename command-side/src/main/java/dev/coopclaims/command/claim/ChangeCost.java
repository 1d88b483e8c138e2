package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentAttached;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * C-3; replaces the whole cost. Answers whether the rendered statement was needed.
 *
 * @param statement as in {@link AddCost}; it replaces the former one
 */
public record ChangeCost(ClaimId claim, CostId cost, CostForm form, NewDocument.@Nullable File statement)
        implements ClaimCommand<Boolean> {
    public static final Decider<ChangeCost, Boolean> DECIDER = ClaimDecider.own((command, claim, streams, context) -> {
        EditingRules.requireOpenTo(claim, streams, context.now());
        List<ClaimEvent> events = Statements.change(
                EditingRules.openFor(claim, command.cost()),
                command,
                context.actor(),
                context.catalogue(claim.file().period()),
                context.policies().pseudonyms());
        return new Decision<>(
                Changes.of(ClaimState.KIND, events), events.stream().anyMatch(DocumentAttached.class::isInstance));
    });

    /** Without a rendered statement. */
    public ChangeCost(ClaimId claim, CostId cost, CostForm form) {
        this(claim, cost, form, null);
    }
}
