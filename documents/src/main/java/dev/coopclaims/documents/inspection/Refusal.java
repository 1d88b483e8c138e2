package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import java.util.Map;

/** The refusals of content checks. */
final class Refusal {
    private Refusal() {}

    /** The content may be complete, but is not what its name says. */
    static ContentRefused mismatch(String detected, String problem) {
        return new ContentRefused(Code.MEDIA_TYPE_MISMATCH, Map.of("detected", detected, "problem", problem));
    }

    /** The type is right, but the content is cut off or damaged. */
    static ContentRefused damaged(AcceptedType type, String problem) {
        return new ContentRefused(Code.FILE_DAMAGED, Map.of("detected", type.mediaType(), "problem", problem));
    }

    /** @param atByte where, counted from the content's first byte, which is 0 */
    static ContentRefused damaged(AcceptedType type, long atByte, String problem) {
        return damaged(type, "damaged at byte " + atByte + ": " + problem);
    }

    /** It opens only with a password. */
    static ContentRefused encrypted(AcceptedType type) {
        return new ContentRefused(Code.FILE_ENCRYPTED, Map.of("detected", type.mediaType()));
    }

    /** It would harm whoever opens it. */
    static ContentRefused unsafe(String problem) {
        return new ContentRefused(Code.CONTENT_UNSAFE, Map.of("problem", problem));
    }

    /** It exceeds a limit that protects whoever opens it. */
    static ContentRefused unsafe(String problem, String limitName, long limit) {
        return new ContentRefused(Code.CONTENT_UNSAFE, Map.of("problem", problem, limitName, limit));
    }
}
