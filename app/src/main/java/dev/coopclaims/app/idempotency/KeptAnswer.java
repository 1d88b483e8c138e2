package dev.coopclaims.app.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first answer to a key, as it is kept.
 *
 * @param fingerprint of the request: SHA-256 over method, path, query, media type and body, in hexadecimal
 * @param status the HTTP status
 * @param headers the ones that belong to the answer
 * @param body its bytes; absent when there were more than are kept
 */
record KeptAnswer(String fingerprint, int status, Map<String, String> headers, HeldBody.@Nullable Kept body) {
    KeptAnswer {
        headers = Map.copyOf(headers);
    }

    /** One whose body was too long to be kept. */
    static KeptAnswer withoutBody(String fingerprint, int status, Map<String, String> headers) {
        return new KeptAnswer(fingerprint, status, headers, null);
    }
}
