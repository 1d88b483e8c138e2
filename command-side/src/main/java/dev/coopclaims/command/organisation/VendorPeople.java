package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;

/** Who may make a person of the vendor a partner's member. */
final class VendorPeople {
    private final Memberships memberships;
    private final OrganisationId vendor;
    private final Separation separation;

    VendorPeople(Memberships memberships, OrganisationId vendor, Separation separation) {
        this.memberships = memberships;
        this.vendor = vendor;
        this.separation = separation;
    }

    /** @throws Refusal when a person of the vendor would join a partner by somebody who is no manager of programmes */
    void refuseUnlessManaged(AddMember command, Actor actor) {
        if (separation.vendorPeople()
                && !command.organisation().equals(vendor)
                && !actor.is(Role.PROGRAMME_MANAGER)
                && memberships.isMember(vendor, command.user())) {
            throw Refusal.rule(
                    "VENDOR_PERSON",
                    "/user",
                    command.user() + " has a role of the vendor; a PROGRAMME_MANAGER alone makes such a person a"
                            + " partner's member, so ask one",
                    "R-3");
        }
    }
}
