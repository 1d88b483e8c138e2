package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** The originals arrived; the receipt closes the request (V-8). */
@Revision("1")
public record OriginalsReceived(
        ClaimId claim,
        OrganisationId organisation,
        OriginalsRequestId request,
        @PersonalData String receipt) implements ClaimEvent {}
