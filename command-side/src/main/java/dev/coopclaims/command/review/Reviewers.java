package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.organisation.Membership;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;

/** To whom a review may be given (V-1, R-3, R-5), as the organisations say now: whoever gets it shows no token. */
final class Reviewers {
    private final Memberships memberships;
    private final ReviewPolicy policy;

    Reviewers(Memberships memberships, ReviewPolicy policy) {
        this.memberships = memberships;
        this.policy = policy;
    }

    /**
     * That the user could review the claim. Who takes it over needs nobody's word: the token says so.
     *
     * @throws Refusal when it is no reviewer of the vendor, the claim lies outside its membership, or it is of the
     *     claim's own organisation
     */
    void require(ClaimFile file, UserId reviewer, Actor actor) {
        if (reviewer.equals(actor.user())) {
            return;
        }
        if (policy.ownOrganisationRefused() && memberships.isMember(file.organisation(), reviewer)) {
            throw Refusal.rule(
                    "OWN_ORGANISATION",
                    "/user",
                    "a claim is not reviewed by a member of its own organisation; name somebody else",
                    "R-3");
        }
        boolean reviews = memberships
                .of(actor.organisation(), reviewer)
                .filter(membership -> membership.role() == Role.REVIEWER && reaches(membership, file))
                .isPresent();
        if (!reviews) {
            throw Refusal.rule(
                    "NOT_A_REVIEWER",
                    "/user",
                    reviewer + " is not a reviewer of the vendor who may see this claim",
                    "V-1");
        }
    }

    private static boolean reaches(Membership membership, ClaimFile file) {
        return membership.reaches(file.programme(), file.details().location());
    }
}
