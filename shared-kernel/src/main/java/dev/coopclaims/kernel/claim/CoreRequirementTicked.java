package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The partner ticked a core requirement and named documents that show it, or removed the tick (P-5).
 *
 * @param documents the documents that show it; at least one if ticked, none if not
 */
@Revision("1")
public record CoreRequirementTicked(
        ClaimId claim, OrganisationId organisation, String requirement, boolean ticked, List<DocumentId> documents)
        implements ClaimEvent {
    public CoreRequirementTicked {
        documents = List.copyOf(documents);
    }
}
