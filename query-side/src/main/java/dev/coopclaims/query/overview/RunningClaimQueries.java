package dev.coopclaims.query.overview;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.Views;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which claims of a half-year are drafts or on their way. Waits for nothing and returns what the view holds now. */
public final class RunningClaimQueries {
    private static final Logger LOG = LoggerFactory.getLogger(RunningClaimQueries.class);
    private static final List<String> RUNNING = List.of(
            ClaimStatus.EDITING.name(),
            ClaimStatus.SUBMITTED.name(),
            ClaimStatus.UNDER_REVIEW.name(),
            ClaimStatus.ACTION_REQUIRED.name(),
            ClaimStatus.REJECTED.name(),
            ClaimStatus.DISPUTED.name());

    /** Absent unless the last rejection is final. */
    private static final String FINAL_SINCE = "progress.rejection.finalSince";

    private RunningClaimQueries() {}

    /**
     * The organisation's claims of the period, in the order of their ids.
     *
     * @param views that may be behind
     * @param programme absent for all
     * @param after behind which claim they begin; absent for the first
     * @param maxClaims the most claims to return, 1 to 10,000
     * @return none if the database did not answer
     */
    public static List<ClaimId> of(
            Views views,
            OrganisationId organisation,
            @Nullable String programme,
            EarningPeriod period,
            @Nullable ClaimId after,
            int maxClaims) {
        List<Bson> wanted = new ArrayList<>(List.of(
                Filters.eq("organisation", organisation.value()),
                Filters.eq("period", period.label()),
                Filters.in(ListedClaim.STATUS, RUNNING),
                Filters.eq(FINAL_SINCE, null)));
        if (programme != null) {
            wanted.add(Filters.eq("programme", programme));
        }
        if (after != null) {
            wanted.add(Filters.gt(ViewDocument.KEY, after.value()));
        }
        try {
            return views
                    .of(ListedClaim.VIEW)
                    .find(Filters.and(wanted), Sorts.ascending(ViewDocument.KEY), maxClaims)
                    .stream()
                    .map(found -> new ClaimId(found.key()))
                    .toList();
        } catch (MongoException outOfReach) {
            LOG.warn("the claims of {} in {} could not be looked up", organisation, period, outOfReach);
            return List.of();
        }
    }
}
