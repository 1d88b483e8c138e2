package dev.coopclaims.kernel.erasure;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/**
 * The request was taken back or turned down before anything was erased (H-6).
 *
 * @param reason erased with the subject, if that is erased later
 */
@Revision("1")
public record ErasureWithdrawn(
        ErasureId erasure,
        OrganisationId organisation,
        @PersonalData String reason) implements ErasureEvent {}
