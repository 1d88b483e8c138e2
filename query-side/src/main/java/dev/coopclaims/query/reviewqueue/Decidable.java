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
 * Which of the claims that wait a reviewer may touch at all: the others are not offered, because every command about
 * them would be refused. What lies outside of the membership no list of claims shows anyway.
 *
 * @param ownOrganisationRefused whether a member of the claim's organisation does not review it; the command side's setting
 * @param ownRejectionRefused whether who rejected does not decide the dispute; likewise
 */
public record Decidable(boolean ownOrganisationRefused, boolean ownRejectionRefused) {
    private static final int MAX_ORGANISATIONS = 1_000;

    /** As a condition on claims of the list; who does not review is offered nothing and shown all. */
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
                .find(
                        Filters.and(Filters.eq("user", actor.user().value()), Filters.eq("removed", false)),
                        Sorts.ascending(ViewDocument.KEY),
                        MAX_ORGANISATIONS)
                .stream()
                .map(found -> found.content().organisation().value())
                .toList();
    }
}
