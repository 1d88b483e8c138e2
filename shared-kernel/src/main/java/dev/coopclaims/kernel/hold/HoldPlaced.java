package dev.coopclaims.kernel.hold;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.VendorOnly;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/**
 * Nothing of a claim or an organisation is purged or erased from now on (H-5).
 *
 * @param organisation the vendor's
 * @param target the claim or the organisation
 * @param partner whose claim it is, or the organisation itself
 * @param reason erased with the target
 */
@Revision("1")
@VendorOnly
public record HoldPlaced(
        HoldsId holds,
        OrganisationId organisation,
        HoldId hold,
        String target,
        OrganisationId partner,
        @PersonalData String reason)
        implements HoldEvent {}
