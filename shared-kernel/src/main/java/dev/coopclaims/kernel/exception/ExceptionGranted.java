package dev.coopclaims.kernel.exception;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.ExceptionId;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * An organisation may do what the rules of the half-year do not allow.
 *
 * @param until the last day on which it can be used; it ends at the claim's location (T-5)
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
        @PersonalData(subject = "organisation") String reason)
        implements ExceptionEvent {}
