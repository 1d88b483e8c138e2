package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The explanation of a document was changed (C-3).
 *
 * @param costs the costs that it supports
 * @param requirements the core requirements that it supports
 */
@Revision("1")
public record DocumentExplained(
        ClaimId claim,
        OrganisationId organisation,
        DocumentId document,
        @PersonalData String explanation,
        List<CostId> costs,
        List<String> requirements)
        implements ClaimEvent {
    public DocumentExplained {
        costs = List.copyOf(costs);
        requirements = List.copyOf(requirements);
    }
}
