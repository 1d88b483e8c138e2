package dev.coopclaims.query.preapproval;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The status of a pre-approval (P-4). */
public enum PreApprovalStatus {
    REQUESTED,
    GRANTED,
    DECLINED;

    /** @throws Refusal MALFORMED for another word; lists the valid ones */
    static PreApprovalStatus of(String given) {
        String word = given.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.of(RequestCode.PARAMETER_NOT_ONE_OF, "status", List.of(values())));
    }
}
