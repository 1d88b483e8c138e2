package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.Claims;
import dev.coopclaims.command.organisation.NewMembers;
import dev.coopclaims.command.organisation.Separation;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;

/** Who becomes a member of a partner loses the reviews of its claims, which return to the queue in the same commit. */
public final class WhenReviewerJoinsPartnerThenReviewsReturn implements NewMembers {
    private final Claims claims;
    private final OpenReviews open;
    private final Separation separation;

    public WhenReviewerJoinsPartnerThenReviewsReturn(Claims claims, OpenReviews open, Separation separation) {
        this.claims = claims;
        this.open = open;
        this.separation = separation;
    }

    @Override
    public void joins(OrganisationId organisation, UserId user) {
        if (!separation.ownOrganisation()) {
            return;
        }
        for (ClaimId claim : open.of(organisation, user)) {
            claims.any(claim)
                    .ifPresent(found -> Claims.decide(
                            found,
                            state -> Reviewing.reviewerOf(state)
                                            .filter(user::equals)
                                            .isPresent()
                                    ? Reviewing.givenBack(state, user)
                                    : List.of()));
        }
    }
}
