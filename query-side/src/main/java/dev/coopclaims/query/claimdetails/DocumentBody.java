package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimDocument;
import dev.coopclaims.query.people.Author;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document as people see it (C-5). Where its content is kept is not shown.
 *
 * @param costs the costs that it supports; empty: the whole claim, unless {@code ofRemovedCosts}
 * @param ofRemovedCosts whether all costs that it named were removed: it then supports none until it is explained again
 *     (P-5)
 */
public record DocumentBody(
        DocumentId document,
        String kind,
        @Nullable String fileName,
        @Nullable String url,
        @Nullable Instant capturedAt,
        String mediaType,
        long sizeBytes,
        String sha256,
        String explanation,
        List<CostId> costs,
        boolean ofRemovedCosts,
        List<String> requirements,
        Instant attachedAt,
        Author attachedBy) {

    /** @param there the claim's present costs */
    static DocumentBody of(ClaimDocument document, Set<CostId> there) {
        List<CostId> costs = document.costs().stream().filter(there::contains).toList();
        return new DocumentBody(
                document.document(),
                document.kind(),
                document.fileName(),
                document.url(),
                document.capturedAt(),
                document.mediaType(),
                document.sizeBytes(),
                document.sha256(),
                document.explanation(),
                costs,
                costs.isEmpty() && !document.costs().isEmpty(),
                document.requirements(),
                document.attachedAt(),
                document.attachedBy());
    }
}
