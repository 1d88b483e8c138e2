package dev.coopclaims.app.wiring;

import com.mongodb.MongoException;
import dev.coopclaims.command.catalogue.HalfYearUsed;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.kernel.claim.ClaimNumbersId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether anything of a half-year is in the log. A claim's number and a fund are in streams whose ids end in the period, so the log
 * itself tells, whatever the views hold: they may be empty, behind or being rebuilt. Reading the ids of all funds takes seconds
 * on a large log, so the views are asked first: what they know of is used.
 */
final class HalfYearsOfTheLog implements HalfYearUsed.Finder {
    private static final Logger LOG = LoggerFactory.getLogger(HalfYearsOfTheLog.class);
    private static final int LABEL_LENGTH = "FY21-H1".length();

    private final CommitLog log;
    private final Predicate<LocalDate> knownToViews;

    /** @param knownToViews whether they know of something in the half-year that begins on that day, or in a later one */
    HalfYearsOfTheLog(CommitLog log, Predicate<LocalDate> knownToViews) {
        this.log = log;
        this.knownToViews = knownToViews;
    }

    /** @return true if the log cannot be read */
    @Override
    public boolean isUsed(LocalDate firstDay) {
        if (knownToViews.test(firstDay)) {
            return true;
        }
        try {
            return holds(ClaimNumbersId.KIND, EarningPeriod.usedOn(firstDay))
                    || holds(FundId.KIND, EarningPeriod.earnedOn(firstDay));
        } catch (EventStoreUnavailableException | MongoException outOfReach) {
            LOG.warn("whether anything of the half-year from {} is there could not be looked up", firstDay, outOfReach);
            return true;
        }
    }

    /** Labels have two digits of a year of this century, so their order is that of the periods. */
    private boolean holds(String kind, EarningPeriod first) {
        return log.streamsBeginning(kind + "-").stream()
                .map(stream -> stream.substring(stream.length() - LABEL_LENGTH))
                .anyMatch(label -> label.compareTo(first.label()) >= 0);
    }
}
