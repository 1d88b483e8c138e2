package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A reviewer wants to see original proof of execution (V-8).
 *
 * @param documents the documents whose originals are wanted; empty for all
 * @param due the deadline for producing them; its day ends at the claim's location (T-5)
 */
@Revision("1")
public record OriginalsRequested(
        ClaimId claim,
        OrganisationId organisation,
        OriginalsRequestId request,
        List<DocumentId> documents,
        @PersonalData String text,
        Deadline due)
        implements ClaimEvent {
    public OriginalsRequested {
        documents = List.copyOf(documents);
    }
}
