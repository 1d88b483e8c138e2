package dev.coopclaims.kernel.exception;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.ExceptionId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An exception can no longer be used. What was submitted with it stays, and so do deadlines that were told.
 *
 * @param claim for which alone it was; absent if it was for a half-year
 * @param subject the claim, else the organisation: with it, the reason is erased (H-6)
 * @param reason which the organisation's people read
 */
@Revision("1")
public record ExceptionRevoked(
        ExceptionsId exceptions,
        OrganisationId organisation,
        ExceptionId exception,
        @Nullable ClaimId claim,
        String subject,
        @PersonalData(subject = "subject") String reason)
        implements ExceptionEvent {

    /** @param scope of the exception */
    public static ExceptionRevoked of(
            OrganisationId organisation, ExceptionId exception, ExceptionScope scope, String reason) {
        return new ExceptionRevoked(
                ExceptionsId.of(organisation),
                organisation,
                exception,
                scope.claim(),
                scope.subject(organisation),
                reason);
    }
}
