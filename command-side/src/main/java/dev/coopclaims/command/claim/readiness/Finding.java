package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param blocks whether it has to be corrected before the claim can be submitted; otherwise it is a warning
 * @param otherClaim the other claim it is about, if there is one
 */
record Finding(
        boolean blocks, Violation violation, @Nullable ClaimId otherClaim) {

    /** A finding about this claim only. */
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
