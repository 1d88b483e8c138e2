package dev.coopclaims.query.catalogue;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.DocumentKind;
import dev.coopclaims.kernel.catalogue.FundingEntity;
import dev.coopclaims.kernel.catalogue.Location;
import dev.coopclaims.kernel.catalogue.MetricKind;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.catalogue.RejectionReason;
import dev.coopclaims.kernel.catalogue.TimeLimits;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The catalogue as other programs read it: as loaded, but without public holidays, which belong to a calendar. Maps and
 * lists that have no order of their own are in alphabetical order.
 *
 * @param ineligibleParts codes of the parts of a cost that are never payable (P-6)
 * @param reviewZone where the validation team's days end (T-5)
 * @param reviewWeekend the days of the week on which it does not work
 * @param currencies ISO 4217 codes in which claims may be made
 * @param acceptedMediaTypes of files, with the endings that their names may have (C-5)
 */
public record CatalogueBody(
        String version,
        LocalDate effectiveFrom,
        Map<String, Programme> programmes,
        Map<String, FundingEntity> entities,
        Map<String, Location> locations,
        Map<String, String> expenseTypes,
        List<String> metricsWaived,
        List<String> ineligibleParts,
        Map<String, DocumentKind> documentKinds,
        Map<String, MetricKind> metricKinds,
        Map<String, String> coreRequirements,
        Map<String, String> categories,
        Map<String, Activity> activities,
        Map<String, RejectionReason> rejectionReasons,
        TimeLimits limits,
        ZoneId reviewZone,
        List<DayOfWeek> reviewWeekend,
        List<String> currencies,
        long maxFileBytes,
        Map<String, List<String>> acceptedMediaTypes,
        List<String> explanationRequired) {

    static CatalogueBody of(Catalogue catalogue) {
        return new CatalogueBody(
                catalogue.version(),
                catalogue.effectiveFrom(),
                catalogue.programmes(),
                catalogue.entities(),
                catalogue.locations(),
                catalogue.expenseTypes(),
                sorted(catalogue.metricsWaived()),
                sorted(catalogue.ineligibleParts()),
                catalogue.documentKinds(),
                catalogue.metricKinds(),
                catalogue.coreRequirements(),
                catalogue.categories(),
                catalogue.activities(),
                catalogue.rejectionReasons(),
                catalogue.limits(),
                catalogue.reviewCalendar().zone(),
                sorted(catalogue.reviewCalendar().weekend()),
                sorted(catalogue.currencies().stream()
                        .map(Currency::getCurrencyCode)
                        .toList()),
                catalogue.maxFileBytes(),
                ContentLimits.ofBytes(catalogue.maxFileBytes()).accepted().stream()
                        .collect(Collectors.toMap(
                                AcceptedType::mediaType, AcceptedType::extensions, (one, same) -> one, TreeMap::new)),
                sorted(catalogue.explanationRequired()));
    }

    private static <T extends Comparable<T>> List<T> sorted(Collection<T> values) {
        return values.stream().sorted().toList();
    }
}
