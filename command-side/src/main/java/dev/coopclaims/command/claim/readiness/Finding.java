package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.kernel.refusal.Violation;

/**
 * What a rule says.
 *
 * @param blocks whether the claim cannot be submitted before it is mended; else it is a warning
 */
record Finding(boolean blocks, Violation violation) {

    static Finding problem(String code, String path, String message, String rule) {
        return new Finding(true, new Violation(code, path, message, rule));
    }

    static Finding warning(String code, String path, String message, String rule) {
        return new Finding(false, new Violation(code, path, message, rule));
    }
}
