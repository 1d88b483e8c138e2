package dev.coopclaims.query.erasure;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far an erasure is (H-6). */
public enum ErasureStatus {
    /** Nobody has confirmed it. */
    REQUESTED,
    /** Confirmed, and something stands against it. */
    WAITING,
    /** Confirmed, and nothing stands against it. */
    DUE,
    /** Its keys are being destroyed, and copies removed. */
    UNDER_WAY,
    DONE,
    WITHDRAWN;

    /** @throws Refusal MALFORMED for another word; lists the valid ones */
    static ErasureStatus of(String given) {
        String word = given.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.of(RequestCode.PARAMETER_NOT_ONE_OF, "status", List.of(values())));
    }
}
