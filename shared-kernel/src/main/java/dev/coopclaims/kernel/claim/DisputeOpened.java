package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The partner disputes the rejection (D-1); what was held for the claim is an active reservation again.
 *
 * @param explanation the partner's words
 * @param documents the documents that the dispute relies on
 * @param allocations what was held of each fund
 * @param due the deadline for the vendor's answer (D-2)
 */
@Revision("1")
public record DisputeOpened(
        ClaimId claim,
        OrganisationId organisation,
        @PersonalData String explanation,
        List<DocumentId> documents,
        List<Allocation> allocations,
        Deadline due)
        implements ClaimEvent {
    public DisputeOpened {
        documents = List.copyOf(documents);
        allocations = List.copyOf(allocations);
    }
}
