package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import java.util.Map;

/** The refusals that a check of an inside can end in. */
final class Refusal {
    private Refusal() {}

    /** Whole, perhaps, but not what its name says. */
    static ContentRefused mismatch(String detected, String problem) {
        return new ContentRefused(Code.MEDIA_TYPE_MISMATCH, Map.of("detected", detected, "problem", problem));
    }

    /** Of the type, but cut off or broken. */
    static ContentRefused damaged(AcceptedType type, String problem) {
        return new ContentRefused(Code.FILE_DAMAGED, Map.of("detected", type.mediaType(), "problem", problem));
    }

    /** @param atByte where, counted from the content's first byte, which is 0 */
    static ContentRefused damaged(AcceptedType type, long atByte, String problem) {
        return damaged(type, "damaged at byte " + atByte + ": " + problem);
    }

    /** Opens with a password alone. */
    static ContentRefused encrypted(AcceptedType type) {
        return new ContentRefused(Code.FILE_ENCRYPTED, Map.of("detected", type.mediaType()));
    }

    /** Would harm whoever opens it. */
    static ContentRefused unsafe(String problem) {
        return new ContentRefused(Code.CONTENT_UNSAFE, Map.of("problem", problem));
    }

    /** Passes a limit that guards whoever opens it. */
    static ContentRefused unsafe(String problem, String limitName, long limit) {
        return new ContentRefused(Code.CONTENT_UNSAFE, Map.of("problem", problem, limitName, limit));
    }
}
