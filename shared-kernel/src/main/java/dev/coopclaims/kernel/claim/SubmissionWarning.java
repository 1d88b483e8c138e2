package dev.coopclaims.kernel.claim;

import org.jspecify.annotations.Nullable;

/**
 * A warning of the readiness check when the claim was submitted, for the reviewer.
 *
 * @param code stable, such as {@code DUPLICATE_DOCUMENT}
 * @param path what it is about, as a JSON pointer into the claim
 * @param otherClaim the other claim it is about (C-9), if there is one
 */
public record SubmissionWarning(
        String code, String path, @Nullable ClaimId otherClaim) {}
