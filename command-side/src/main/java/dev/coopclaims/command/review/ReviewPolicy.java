package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.dispute.DisputePolicy;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.refusal.Refusal;

/**
 * Who may not review what.
 *
 * @param ownOrganisationRefused whether nobody reviews a claim of the own organisation
 * @param disputes who decides a dispute
 */
public record ReviewPolicy(boolean ownOrganisationRefused, DisputePolicy disputes) {
    public static final ReviewPolicy DEFAULT = new ReviewPolicy(true);

    /** With the usual rules for disputes. */
    public ReviewPolicy(boolean ownOrganisationRefused) {
        this(ownOrganisationRefused, DisputePolicy.DEFAULT);
    }

    void refuseOwn(ClaimFile file, Actor actor) {
        if (ownOrganisationRefused && file.organisation().equals(actor.organisation())) {
            throw Refusal.rule(
                    "OWN_ORGANISATION",
                    "",
                    "nobody reviews a claim of the own organisation; leave it to others",
                    "R-3");
        }
    }
}
