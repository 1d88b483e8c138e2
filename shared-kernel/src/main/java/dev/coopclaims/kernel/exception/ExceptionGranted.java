package dev.coopclaims.kernel.exception;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.ExceptionId;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An organisation may do what the rules of the half-year do not allow.
 *
 * @param until the last day on which it can be used; it ends at the claim's location (T-5)
 * @param subject the claim, if it is for one alone, else the organisation: with it, the reason is erased (H-6)
 * @param reason which the organisation's people read
 */
@Revision("1")
public record ExceptionGranted(
        ExceptionsId exceptions,
        OrganisationId organisation,
        ExceptionId exception,
        ExceptionScope scope,
        ExceptionTerms terms,
        LocalDate until,
        String subject,
        @PersonalData(subject = "subject") String reason)
        implements ExceptionEvent {

    @Override
    public @Nullable ClaimId claim() {
        return scope.claim();
    }

    /** One whose reason is erased with what it is for. */
    public static ExceptionGranted of(
            OrganisationId organisation,
            ExceptionId exception,
            ExceptionScope scope,
            ExceptionTerms terms,
            LocalDate until,
            String reason) {
        return new ExceptionGranted(
                ExceptionsId.of(organisation),
                organisation,
                exception,
                scope,
                terms,
                until,
                scope.subject(organisation),
                reason);
    }
}
