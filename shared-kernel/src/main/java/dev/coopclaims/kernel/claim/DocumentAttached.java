package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A document was attached to the claim (C-5).
 *
 * @param kind one of the catalogue's document kinds
 * @param fileName as uploaded, sanitised; absent for a link
 * @param mediaType detected from the content; {@code text/uri-list} for a link
 * @param sizeBytes of the content; 0 for a link
 * @param sha256 of the content or of the link's URL, in hex
 * @param contentId where the content is kept; absent for a link
 * @param url the address; only for link kinds
 * @param capturedAt when the page was captured; only for link kinds
 * @param explanation what it shows, in the partner's words; may be empty
 * @param costs the costs that it supports
 * @param requirements the core requirements that it supports
 * @param rendered whether the system rendered it, like the statement of in-house work (C-6)
 */
@Revision("1")
public record DocumentAttached(
        ClaimId claim,
        OrganisationId organisation,
        DocumentId document,
        String kind,
        @PersonalData @Nullable String fileName,
        String mediaType,
        long sizeBytes,
        String sha256,
        @Nullable String contentId,
        @PersonalData @Nullable String url,
        @Nullable Instant capturedAt,
        @PersonalData String explanation,
        List<CostId> costs,
        List<String> requirements,
        boolean rendered)
        implements ClaimEvent {
    public DocumentAttached {
        costs = List.copyOf(costs);
        requirements = List.copyOf(requirements);
    }

    /** A document that somebody uploaded or linked. */
    public DocumentAttached(
            ClaimId claim,
            OrganisationId organisation,
            DocumentId document,
            String kind,
            @Nullable String fileName,
            String mediaType,
            long sizeBytes,
            String sha256,
            @Nullable String contentId,
            @Nullable String url,
            @Nullable Instant capturedAt,
            String explanation,
            List<CostId> costs,
            List<String> requirements) {
        this(
                claim,
                organisation,
                document,
                kind,
                fileName,
                mediaType,
                sizeBytes,
                sha256,
                contentId,
                url,
                capturedAt,
                explanation,
                costs,
                requirements,
                false);
    }
}
