package dev.coopclaims.kernel.hold;

import dev.coopclaims.kernel.VendorOnly;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** A hold is over (H-5); other holds on the same may remain. */
@Revision("1")
@VendorOnly
public record HoldLifted(HoldsId holds, OrganisationId organisation, HoldId hold) implements HoldEvent {}
