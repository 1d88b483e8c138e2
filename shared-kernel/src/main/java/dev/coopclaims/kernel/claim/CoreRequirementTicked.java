package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The partner ticked a core requirement against documents, or took the tick back (P-5).
 *
 * @param documents what shows it; at least one when ticked, none when not
 */
@Revision("1")
public record CoreRequirementTicked(
        ClaimId claim, OrganisationId organisation, String requirement, boolean ticked, List<DocumentId> documents)
        implements ClaimEvent {
    public CoreRequirementTicked {
        documents = List.copyOf(documents);
    }
}
