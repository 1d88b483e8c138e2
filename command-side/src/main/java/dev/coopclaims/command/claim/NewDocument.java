package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.DocumentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document to attach to a claim: a file that is already stored, or a link (C-5). */
public sealed interface NewDocument {

    DocumentId id();

    /**
     * A file.
     *
     * @param fileName the sanitised file name
     * @param mediaType detected from the content
     * @param sizeBytes at least 1
     * @param sha256 of the content, in hex
     * @param contentId where the content is kept
     */
    record File(DocumentId id, String fileName, String mediaType, long sizeBytes, String sha256, String contentId)
            implements NewDocument {}

    /**
     * An address.
     *
     * @param sha256 of the address, in hex
     * @param capturedAt if absent, now
     */
    record Link(
            DocumentId id,
            String url,
            String sha256,
            @Nullable Instant capturedAt) implements NewDocument {}
}
