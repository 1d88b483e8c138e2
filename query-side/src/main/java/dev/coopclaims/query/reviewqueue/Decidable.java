package dev.coopclaims.query.reviewqueue;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Read;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Which waiting claims a reviewer may act on. The others are not offered, because every command on them would be
 * refused. No list shows claims outside the membership anyway.
 *
 * @param ownOrganisationRefused whether members of the claim's organisation may not review it; the command side's
 *     setting
 * @param ownRejectionRefused whether the reviewer who rejected may not decide the dispute; likewise
 */
public record Decidable(boolean ownOrganisationRefused, boolean ownRejectionRefused) {
    private static final int MAX_ORGANISATIONS = 1_000;

    /** As a condition on listed claims; does not restrict readers who do not review, since they are offered nothing. */
    public Bson by(Read read) {
        Actor actor = read.actor();
        if (!actor.is(Role.REVIEWER)) {
            return new BsonDocument();
        }
        List<Bson> refused = new ArrayList<>();
        if (ownRejectionRefused) {
            refused.add(Filters.and(
                    Filters.eq(ListedClaim.STATUS, ClaimStatus.DISPUTED.name()),
                    Filters.eq(ListedClaim.REJECTED_BY, actor.user().value())));
        }
        List<String> own = ownOrganisationRefused ? organisationsOf(actor, read) : List.of();
        if (!own.isEmpty()) {
            refused.add(Filters.in("organisation", own));
        }
        return refused.isEmpty() ? new BsonDocument() : Filters.nor(refused);
    }

    private static List<String> organisationsOf(Actor actor, Read read) {
        return read
                .of(Member.VIEW)
                .findWhole(
                        Filters.and(Filters.eq("user", actor.user().value()), Filters.eq("removed", false)),
                        Sorts.ascending(ViewDocument.KEY),
                        MAX_ORGANISATIONS,
                        new BsonDocument()) // any member's: a pattern of a user's id would be a query of the client's
                .stream()
                .map(found -> found.content().organisation().value())
                .toList();
    }
}
