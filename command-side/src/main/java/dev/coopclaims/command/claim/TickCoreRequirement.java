package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import java.util.List;

/** P-5; {@code ticked} false removes a tick. */
public record TickCoreRequirement(ClaimId claim, String requirement, boolean ticked, List<DocumentId> documents)
        implements ClaimCommand<Void> {
    public static final Decider<TickCoreRequirement, Void> DECIDER =
            ClaimDecider.edit((command, claim, context) -> Evidence.tick(
                    EditingRules.openFor(claim, command),
                    command,
                    context.catalogue(claim.file().period())));

    public TickCoreRequirement {
        documents = List.copyOf(documents);
    }
}
