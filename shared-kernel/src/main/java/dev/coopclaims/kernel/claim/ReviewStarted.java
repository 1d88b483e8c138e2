package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.VendorOnly;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import org.axonframework.serialization.Revision;

/** The reviewer began to review (V-1, V-7). */
@Revision("1")
public record ReviewStarted(
        ClaimId claim,
        OrganisationId organisation,
        @VendorOnly UserId reviewer) implements ClaimEvent {}
