package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimDocument;
import dev.coopclaims.query.overview.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document as people see it (C-5); where its content is kept is nobody's business. */
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
        List<String> requirements,
        Instant attachedAt,
        Person attachedBy) {

    static DocumentBody of(ClaimDocument document, Person attachedBy) {
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
                document.costs(),
                document.requirements(),
                document.attachedAt(),
                attachedBy);
    }
}
