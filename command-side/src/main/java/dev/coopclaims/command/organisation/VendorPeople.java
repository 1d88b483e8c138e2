package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;

/** Who may make a person of the vendor a member of a partner. Pure. */
final class VendorPeople {

    private VendorPeople() {}

    /** @throws Refusal if somebody other than a PROGRAMME_MANAGER makes a person of the vendor a member of a partner */
    static void refuseUnlessManaged(AddMember command, Streams streams, Context context) {
        OrganisationId vendor = context.policies().vendor();
        if (context.policies().separation().vendorPeople()
                && !command.organisation().equals(vendor)
                && !context.actor().is(Role.PROGRAMME_MANAGER)
                && Memberships.in(streams).isMember(vendor, command.user())) {
            throw Refusal.rule(RefusalCode.VENDOR_PERSON.at("/user", command.user()));
        }
    }
}
