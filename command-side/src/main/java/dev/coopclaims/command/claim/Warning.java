package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.refusal.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Something that partner and reviewer should know of a claim and that does not prevent its submission (C-7).
 *
 * @param code stable, in capitals, such as {@code DUPLICATE_DOCUMENT}
 * @param path what it is about, as a JSON pointer into the claim
 * @param message text for people
 * @param rule the rule's number in the domain description
 * @param otherClaim the other claim that it is about (C-9), if there is one
 */
public record Warning(
        String code,
        String path,
        String message,
        String rule,
        @Nullable ClaimId otherClaim) {

    public static Warning of(Violation finding, @Nullable ClaimId otherClaim) {
        return new Warning(finding.code(), finding.path(), finding.message(), finding.rule(), otherClaim);
    }

    /** The same for a reader who may not know of the other claim. */
    Warning withoutOtherClaim() {
        return new Warning(code, path, message, rule, null);
    }

    /** The form that is stored in the submission's event. */
    public SubmissionWarning kept() {
        return new SubmissionWarning(code, path, otherClaim);
    }
}
