package dev.coopclaims.query.halfyear;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.fundbalances.FundBalances;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.Views;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the views know of anything in a half-year. They may be behind, or being filled: only what they know of is sure. */
public final class UsedHalfYears {
    private static final Logger LOG = LoggerFactory.getLogger(UsedHalfYears.class);
    private static final String PERIOD = "period";

    private UsedHalfYears() {}

    /**
     * Whether there is a claim for activities of the half-year or a later one, or an earning of them.
     *
     * @param views that may be behind
     * @param firstDay of the half-year
     * @return true if the database did not answer; false may mean that the views do not know it yet
     */
    public static boolean isKnown(Views views, LocalDate firstDay) {
        try {
            // Labels have two digits of a year of this century, so their order is that of the periods.
            String used = EarningPeriod.usedOn(firstDay).label();
            String earned = EarningPeriod.earnedOn(firstDay).label();
            return !views.of(ListedClaim.VIEW)
                            .find(Filters.gte(PERIOD, used), Sorts.ascending(ViewDocument.KEY), 1)
                            .isEmpty()
                    || !views.of(FundBalances.VIEW)
                            .find(Filters.gte(PERIOD, earned), Sorts.ascending(ViewDocument.KEY), 1)
                            .isEmpty();
        } catch (MongoException outOfReach) {
            LOG.warn("whether anything of the half-year from {} is there could not be looked up", firstDay, outOfReach);
            return true;
        }
    }
}
