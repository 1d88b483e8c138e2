package dev.coopclaims.app.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first answer to a key, as it is stored.
 *
 * @param fingerprint of the request: SHA-256 over method, path, query, media type and body, in hexadecimal; absent when it was
 *     forgotten, because something was erased
 * @param status the HTTP status
 * @param headers the ones that belong to the answer
 * @param body its bytes; absent when it was too long to be stored
 */
record KeptAnswer(@Nullable String fingerprint, int status, Map<String, String> headers, HeldBody.@Nullable Kept body) {
    KeptAnswer {
        headers = Map.copyOf(headers);
    }

    /** An answer whose body was too long to be stored. */
    static KeptAnswer withoutBody(String fingerprint, int status, Map<String, String> headers) {
        return new KeptAnswer(fingerprint, status, headers, null);
    }
}
