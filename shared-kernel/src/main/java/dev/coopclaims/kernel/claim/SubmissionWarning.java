package dev.coopclaims.kernel.claim;

import org.jspecify.annotations.Nullable;

/**
 * What readiness warned of when the claim was submitted, and the reviewer should see.
 *
 * @param code stable, such as {@code DUPLICATE_DOCUMENT}
 * @param path what it is about, as a JSON pointer into the claim
 * @param otherClaim the other claim it is about (C-9), when there is one
 */
public record SubmissionWarning(
        String code, String path, @Nullable ClaimId otherClaim) {}
