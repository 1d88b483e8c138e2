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

    static Finding problem(Violation violation) {
        return new Finding(true, violation);
    }

    static Finding warning(Violation violation) {
        return new Finding(false, violation);
    }

    static Finding warning(Violation violation, ClaimId otherClaim) {
        return new Finding(false, violation, otherClaim);
    }
}
