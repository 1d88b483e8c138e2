package dev.coopclaims.kernel.exception;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.ExceptionId;
import org.axonframework.serialization.Revision;

/**
 * An exception can no longer be used. What was submitted with it stays, and so do deadlines that were told.
 *
 * @param reason which the organisation's people read
 */
@Revision("1")
public record ExceptionRevoked(
        ExceptionsId exceptions,
        OrganisationId organisation,
        ExceptionId exception,
        @PersonalData(subject = "organisation") String reason)
        implements ExceptionEvent {}
