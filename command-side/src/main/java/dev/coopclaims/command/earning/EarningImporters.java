package dev.coopclaims.command.earning;

import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;

/** Who may import which earnings: FINANCE, and machines of the vendor with the grant (domain.md §2, R-5). */
public final class EarningImporters {
    private final Memberships memberships;
    private final OrganisationId vendor;

    /** @param vendor only its machines may import, not a partner's */
    public EarningImporters(Memberships memberships, OrganisationId vendor) {
        this.memberships = memberships;
        this.vendor = vendor;
    }

    /** @throws Refusal forbidden if the actor may not, or may no longer, import earnings */
    public void require(Actor actor) {
        if (memberships.acting(actor).is(Role.FINANCE)) {
            return;
        }
        if (!actor.organisation().equals(vendor)) {
            throw Refusal.of(RequestCode.IMPORT_BY_VENDOR_ONLY);
        }
        if (!memberships.isGranted(actor, Grant.IMPORT_EARNINGS)) {
            throw Refusal.of(RequestCode.GRANT_NEEDED, Grant.IMPORT_EARNINGS);
        }
    }

    /**
     * As {@link #require}, for a record of the programme.
     *
     * @throws Refusal also as for an unknown programme, if it lies outside the membership
     */
    public void requireReach(Actor actor, String programme) {
        require(actor);
        if (!memberships.of(actor).includesProgramme(programme)) {
            throw Refusal.violations(EarningDecisions.unknownProgramme(programme));
        }
    }
}
