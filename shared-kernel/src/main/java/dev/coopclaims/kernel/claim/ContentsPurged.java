package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The contents of documents are no longer kept, because the partner need not keep the originals any longer either (H-5). What
 * was recorded of them stays, the hash among it.
 *
 * @param documents whose contents they were, removed ones too; empty if none was kept any more
 * @param keptUntil the last day on which they had to be kept
 */
@Revision("1")
public record ContentsPurged(
        ClaimId claim, OrganisationId organisation, List<DocumentId> documents, LocalDate keptUntil)
        implements ClaimEvent {
    public ContentsPurged {
        documents = List.copyOf(documents);
    }
}
