package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The originals arrived; the receipt closes the request (V-8).
 *
 * @param documents the documents whose originals came; empty: those that were asked for
 * @param complete whether all that was asked for came
 */
@Revision("1")
public record OriginalsReceived(
        ClaimId claim,
        OrganisationId organisation,
        OriginalsRequestId request,
        @PersonalData String receipt,
        List<DocumentId> documents,
        boolean complete)
        implements ClaimEvent {
    public OriginalsReceived {
        documents = List.copyOf(documents);
    }
}
