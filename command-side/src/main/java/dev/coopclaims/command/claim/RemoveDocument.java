package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;

/** C-5. */
public record RemoveDocument(ClaimId claim, DocumentId document) implements ClaimCommand<Void> {
    public static final Decider<RemoveDocument, Void> DECIDER = ClaimDecider.edit((command, claim, context) -> {
        ClaimContent file = EditingRules.openFor(claim, command.document());
        Statements.refuseRendered(file, command.document());
        return Evidence.remove(file, command.document());
    });
}
