package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.organisation.NewMembers;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;

/** A new member of a partner loses the reviews of its claims, which return to the queue in the same commit. */
public final class WhenReviewerJoinsPartnerThenReviewsReturn implements NewMembers {

    @Override
    public Touched touches(OrganisationId organisation, UserId user, Context context) {
        if (!context.policies().separation().ownOrganisation()) {
            return Touched.NOTHING;
        }
        OpenReviewsOf open = new OpenReviewsOf(organisation, user);
        return Touched.NOTHING
                .asking(open)
                .writing(ClaimState.KIND, context.answerIfKnown(open).orElse(List.of()));
    }

    @Override
    public Changes join(OrganisationId organisation, UserId user, Streams streams, Context context) {
        if (!context.policies().separation().ownOrganisation()) {
            return Changes.NONE;
        }
        Changes changes = Changes.NONE;
        for (ClaimId id : context.answer(new OpenReviewsOf(organisation, user))) {
            List<ClaimEvent> back = streams.find(ClaimState.KIND, id)
                    .filter(claim ->
                            Reviewing.reviewerOf(claim).filter(user::equals).isPresent())
                    .map(claim -> Reviewing.givenBack(claim, user))
                    .orElse(List.of());
            changes = changes.and(Changes.of(ClaimState.KIND, back));
        }
        return changes;
    }
}
