package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A reviewer wants to see original proof of execution (V-8).
 *
 * @param documents the documents whose originals are wanted; empty: all
 * @param produceBefore the first instant that is too late
 */
@Revision("1")
public record OriginalsRequested(
        ClaimId claim,
        OrganisationId organisation,
        OriginalsRequestId request,
        List<DocumentId> documents,
        @PersonalData String text,
        Instant produceBefore)
        implements ClaimEvent {
    public OriginalsRequested {
        documents = List.copyOf(documents);
    }
}
