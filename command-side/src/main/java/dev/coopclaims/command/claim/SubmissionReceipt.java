package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * The result of a submission or a resubmission (C-8, C-10).
 *
 * @param due the deadline for the vendor's answer (V-1, D-2)
 * @param keepOriginalsUntil the last day on which the originals must be kept (H-5)
 */
public record SubmissionReceipt(
        Money requested, Deadline due, LocalDate keepOriginalsUntil, List<SubmissionWarning> warnings) {
    public SubmissionReceipt {
        warnings = List.copyOf(warnings);
    }

    /** The same, with only what the reader may know of other claims. */
    public SubmissionReceipt telling(Predicate<ClaimId> seen) {
        List<SubmissionWarning> told = warnings.stream()
                .filter(warning -> warning.otherClaim() == null || seen.test(warning.otherClaim()))
                .toList();
        return new SubmissionReceipt(requested, due, keepOriginalsUntil, told);
    }
}
