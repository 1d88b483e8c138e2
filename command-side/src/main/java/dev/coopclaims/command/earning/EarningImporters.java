package dev.coopclaims.command.earning;

import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;

/** Who imports earnings, and of what: FINANCE, and machines of the vendor to which it was granted (domain.md §2, R-5). */
public final class EarningImporters {
    private final Memberships memberships;
    private final OrganisationId vendor;

    /** @param vendor whose machines may import, no partner's */
    public EarningImporters(Memberships memberships, OrganisationId vendor) {
        this.memberships = memberships;
        this.vendor = vendor;
    }

    /** @throws Refusal forbidden when the actor imports no earnings, or none any more */
    public void require(Actor actor) {
        if (memberships.acting(actor).is(Role.FINANCE)) {
            return;
        }
        if (!actor.organisation().equals(vendor)) {
            throw Refusal.forbidden("Earnings are imported by the vendor alone.");
        }
        if (!memberships.isGranted(actor, Grant.IMPORT_EARNINGS)) {
            throw Refusal.forbidden("A machine imports earnings when it is granted " + Grant.IMPORT_EARNINGS
                    + ": a PROGRAMME_MANAGER does so by changing the grants of its membership.");
        }
    }

    /**
     * As {@link #require}, for a record of the programme.
     *
     * @throws Refusal also in the words for an unknown programme, when it lies outside the membership
     */
    public void requireReach(Actor actor, String programme) {
        require(actor);
        if (!memberships.of(actor).includesProgramme(programme)) {
            throw Refusal.violations(EarningDecisions.unknownProgramme(programme));
        }
    }
}
