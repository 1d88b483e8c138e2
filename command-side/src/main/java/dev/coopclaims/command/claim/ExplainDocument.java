package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C-3; absent fields stay as they are. */
public record ExplainDocument(
        ClaimId claim,
        DocumentId document,
        @Nullable String explanation,
        @Nullable List<CostId> costs,
        @Nullable List<String> requirements)
        implements ClaimCommand<Void> {
    public static final Decider<ExplainDocument, Void> DECIDER =
            ClaimDecider.edit((command, claim, context) -> Evidence.explain(
                    EditingRules.openFor(claim, command.document()),
                    command,
                    context.catalogue(claim.file().period())));
}
