package dev.coopclaims.kernel.exception;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import org.jspecify.annotations.Nullable;

/**
 * For which claims of its organisation an exception holds.
 *
 * @param claim this one alone; absent if it holds for all of the half-year
 * @param label how the claim was known when the exception was granted; absent likewise
 * @param programme of the claim; absent if it holds for claims of every programme
 * @param period whose funds they claim
 */
public record ExceptionScope(
        @Nullable ClaimId claim,
        @Nullable ClaimLabel label,
        @Nullable String programme,
        EarningPeriod period) {

    /** Whose data is what is said about it (H-6). */
    public String subject(OrganisationId organisation) {
        return claim == null ? organisation.value() : claim.value();
    }

    /** Whether it holds for any claims of that programme and period. */
    public boolean concerns(String ofProgramme, EarningPeriod ofPeriod) {
        return period.equals(ofPeriod) && (programme == null || programme.equals(ofProgramme));
    }

    /** Whether it holds for that claim, or for one that is about to be started. */
    public boolean covers(@Nullable ClaimId other, String ofProgramme, EarningPeriod ofPeriod) {
        return claim == null
                ? period.equals(ofPeriod) && (programme == null || programme.equals(ofProgramme))
                : claim.equals(other);
    }
}
