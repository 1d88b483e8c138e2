package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.time.BusinessCalendar;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules that are data: one version, validated as a whole before the application starts (domain.md §3). Maps are
 * keyed by code and keep the catalogue's order.
 *
 * @param version its name
 * @param effectiveFrom the first day of the usage period from which it applies
 * @param expenseTypes code to label
 * @param metricsWaived expense types that need no metrics of the activity
 * @param ineligibleParts codes of the parts of a cost that are never payable (P-6)
 * @param coreRequirements code to what must be shown
 * @param categories code to name
 * @param reviewCalendar the validation team's calendar (T-5)
 * @param currencies the currencies in which claims may be made
 * @param maxFileBytes the maximum size of a document
 * @param explanationRequired the kinds of documents that need an explanation
 * @param drawing the order in which a claim draws on the funds of several entities
 */
public record Catalogue(
        String version,
        LocalDate effectiveFrom,
        Map<String, Programme> programmes,
        Map<String, FundingEntity> entities,
        Map<String, Location> locations,
        Map<String, String> expenseTypes,
        Set<String> metricsWaived,
        Set<String> ineligibleParts,
        Map<String, DocumentKind> documentKinds,
        Map<String, MetricKind> metricKinds,
        Map<String, String> coreRequirements,
        Map<String, String> categories,
        Map<String, Activity> activities,
        Map<String, RejectionReason> rejectionReasons,
        TimeLimits limits,
        BusinessCalendar reviewCalendar,
        Set<Currency> currencies,
        long maxFileBytes,
        Set<String> explanationRequired,
        DrawingOrder drawing) {

    public Optional<Programme> programme(String code) {
        return Optional.ofNullable(programmes.get(code));
    }

    public Optional<Activity> activity(String code) {
        return Optional.ofNullable(activities.get(code));
    }

    public Optional<Location> location(String code) {
        return Optional.ofNullable(locations.get(code));
    }

    public Optional<FundingEntity> entity(String code) {
        return Optional.ofNullable(entities.get(code));
    }

    public Optional<DocumentKind> documentKind(String code) {
        return Optional.ofNullable(documentKinds.get(code));
    }

    public Optional<RejectionReason> rejectionReason(String code) {
        return Optional.ofNullable(rejectionReasons.get(code));
    }

    /** The days on which the period's funds are claimed (T-2, T-3). */
    public DateRange claiming(EarningPeriod period) {
        return period.claiming(limits.claimingDaysAfterUsageEnd());
    }

    /** The time zone of a location; UTC for one that the catalogue does not know (T-5). */
    public ZoneId zone(String location) {
        return location(location).map(Location::zone).orElse(ZoneOffset.UTC);
    }

    /**
     * The deadline for submitting a claim of the period: the end of the last claiming day at its location (T-3, T-5).
     */
    public Deadline submitBy(EarningPeriod period, String location) {
        return Deadline.endOf(claiming(period).last(), zone(location));
    }

    /** The last day on which the originals of an activity must be kept (H-5). */
    public LocalDate keepOriginalsUntil(LocalDate activityEnd) {
        return activityEnd.plusMonths(limits.originalsMonths());
    }
}
