package dev.coopclaims.documents;

import java.util.Map;

/**
 * The facts of a stored content, which a document records (C-5).
 *
 * @param id where the bytes are
 * @param fileName the name given by the sender, without path, control and reserved characters, at most
 *     {@link ContentLimits#maxFileNameChars()} characters
 * @param mediaType detected from the content (C-5), never taken from the sender, e.g. {@code application/pdf}
 * @param sizeBytes number of bytes, at least 1
 * @param sha256 of all bytes, 64 lower-case hexadecimal digits
 * @param belongsTo what the caller said it belongs to (organisation, claim), as given to {@link DocumentContents#store}
 * @param scannedBy name of the scanner that found it clean; {@link NoScanner#NAME} if none is set up
 */
public record StoredContent(
        ContentId id,
        String fileName,
        String mediaType,
        long sizeBytes,
        String sha256,
        Map<String, String> belongsTo,
        String scannedBy) {
    public StoredContent {
        belongsTo = Map.copyOf(belongsTo);
    }
}
