package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The partner answered one item (V-2); a later answer replaces it.
 *
 * @param documents the documents that the answer names; may be empty
 */
@Revision("1")
public record InformationItemAnswered(
        ClaimId claim,
        OrganisationId organisation,
        InformationItemId item,
        @PersonalData String answer,
        List<DocumentId> documents)
        implements ClaimEvent {
    public InformationItemAnswered {
        documents = List.copyOf(documents);
    }
}
