package dev.coopclaims.query.catalogue;

import dev.coopclaims.kernel.catalogue.Catalogues;
import dev.coopclaims.kernel.catalogue.Location;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** The claiming periods as instants: a period begins and ends at midnight in some zone (T-5). */
public record ClaimPeriods(Catalogues catalogues) {

    /** The days on which the period's funds are claimed (T-2, T-3). */
    public DateRange claiming(EarningPeriod period) {
        return catalogues.now().shownFor(period).claiming(period);
    }

    /**
     * The first instant at which a claim of the period can be submitted anywhere: midnight of its first claiming day in
     * the catalogue's zone where that day begins first (UTC included, as the default). From then on the earnings are
     * balances rather than estimates (F-8), so nobody who can already claim is shown an estimate.
     */
    public Instant claimingOpens(EarningPeriod period) {
        LocalDate first = claiming(period).first();
        return zones(period)
                .map(zone -> first.atStartOfDay(zone).toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Stream<ZoneId> zones(EarningPeriod period) {
        return Stream.concat(
                Stream.of(ZoneOffset.UTC),
                catalogues.now().shownFor(period).locations().values().stream().map(Location::zone));
    }
}
