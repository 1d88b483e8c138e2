package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import java.util.Map;

/** The two refusals that every check of an inside can end in. */
final class Refusal {
    private Refusal() {}

    /** Begins like the type, but is not whole or not that. */
    static ContentRefused broken(AcceptedType type, String problem) {
        return new ContentRefused(Code.MEDIA_TYPE_MISMATCH, Map.of("detected", type.mediaType(), "problem", problem));
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
