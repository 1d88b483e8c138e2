package dev.coopclaims.query.reviewqueue;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.Views;
import java.util.List;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which reviews are assigned to whom. Waits for nothing and returns what the view holds now. */
public final class OpenReviewQueries {
    private static final Logger LOG = LoggerFactory.getLogger(OpenReviewQueries.class);
    private static final List<String> OPEN =
            List.of(ClaimStatus.SUBMITTED.name(), ClaimStatus.UNDER_REVIEW.name(), ClaimStatus.ACTION_REQUIRED.name());

    private OpenReviewQueries() {}

    /**
     * The organisation's claims whose review is assigned to that person, including those where the partner must act.
     *
     * @param views that may be behind
     * @param maxClaims the most claims to return, 1 to 10,000
     * @return none if the database did not answer
     */
    public static List<ClaimId> of(Views views, OrganisationId organisation, UserId reviewer, int maxClaims) {
        Bson wanted = Filters.and(
                Filters.eq("organisation", organisation.value()),
                Filters.eq(ListedClaim.REVIEWER_ID, reviewer.value()),
                Filters.in(ListedClaim.STATUS, OPEN));
        try {
            return views.of(ListedClaim.VIEW).find(wanted, Sorts.ascending(ViewDocument.KEY), maxClaims).stream()
                    .map(found -> new ClaimId(found.key()))
                    .toList();
        } catch (MongoException outOfReach) {
            LOG.warn("the reviews assigned to {} could not be looked up", reviewer, outOfReach);
            return List.of();
        }
    }
}
