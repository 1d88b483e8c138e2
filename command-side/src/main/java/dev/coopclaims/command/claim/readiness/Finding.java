package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says.
 *
 * @param blocks whether the claim cannot be submitted before it is mended; else it is a warning
 * @param otherClaim the other claim it is about, when there is one
 */
record Finding(
        boolean blocks, Violation violation, @Nullable ClaimId otherClaim) {

    /** One that is about this claim alone. */
    Finding(boolean blocks, Violation violation) {
        this(blocks, violation, null);
    }

    static Finding problem(String code, String path, String message, String rule) {
        return new Finding(true, new Violation(code, path, message, rule));
    }

    static Finding warning(String code, String path, String message, String rule) {
        return new Finding(false, new Violation(code, path, message, rule));
    }

    static Finding warning(String code, String path, String message, String rule, ClaimId otherClaim) {
        return new Finding(false, new Violation(code, path, message, rule), otherClaim);
    }
}
