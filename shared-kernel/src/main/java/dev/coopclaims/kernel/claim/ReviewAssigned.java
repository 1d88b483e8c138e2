package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.VendorOnly;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import org.axonframework.serialization.Revision;

/** The review was assigned to this reviewer (V-1). */
@Revision("1")
public record ReviewAssigned(
        ClaimId claim,
        OrganisationId organisation,
        @VendorOnly UserId reviewer) implements ClaimEvent {}
