package dev.coopclaims.query.catalogue;

import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.Catalogues;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.time.EarningPeriod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue as it was loaded, and the periods that concern a day. Neither is a view, so neither has a position. */
@RestController
@Tag(name = "Catalogue")
public final class CatalogueEndpoints {
    /** Periods have labels only between these days (FY00 to FY99). */
    private static final LocalDate FIRST_DAY = LocalDate.of(2001, 7, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2098, 6, 30);

    private final Catalogues catalogues;
    private final ClaimPeriods periods;
    private final Clock clock;

    /** @param clock domain time (T-6) */
    public CatalogueEndpoints(Catalogues catalogues, ClaimPeriods periods, Clock clock) {
        this.catalogues = catalogues;
        this.periods = periods;
        this.clock = clock;
    }

    /** The periods that matter on a day. */
    public record Periods(LocalDate on, List<PeriodRow> items) {
        public Periods {
            items = List.copyOf(items);
        }
    }

    @GetMapping("/api/catalogue")
    @AllowedTo(Access.EVERYBODY)
    @Operation(
            summary = "Programmes, activities and what a claim must prove",
            description = "P-1 to P-6; the version by which claims of a period are judged, for their whole life")
    public ResponseEntity<CatalogueBody> catalogue(
            @Parameter(description = "whose usage period; default: that which is used today, in UTC")
                    @RequestParam(required = false)
                    @Nullable
                    String period) {
        Catalogue catalogue = catalogues.now().ofUse(period(period));
        CatalogueBody body = CatalogueBody.of(catalogue);
        return ResponseEntity.ok()
                .eTag(catalogue.version() + "." + StableDigest.of(body.toString()))
                .body(body);
    }

    @GetMapping("/api/periods")
    @AllowedTo(Access.EVERYBODY)
    @Operation(summary = "The periods that are earned, used or claimed on a day", description = "T-1, T-2")
    public ResponseEntity<Periods> periods(
            @Parameter(description = "a day such as 2021-03-01; default: today in UTC")
                    @RequestParam(required = false)
                    @Nullable
                    String on) {
        LocalDate day = on == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : day(on);
        EarningPeriod earned = EarningPeriod.earnedOn(day);
        List<PeriodRow> rows = Stream.iterate(earned, EarningPeriod::previous)
                .limit(4)
                .map(period -> PeriodRow.of(period, periods.claiming(period)))
                .filter(row -> row.concerns(day))
                .toList();
        Periods body = new Periods(day, rows);
        return ResponseEntity.ok().eTag(StableDigest.of(body.toString())).body(body);
    }

    private EarningPeriod period(@Nullable String label) {
        if (label == null) {
            return EarningPeriod.usedOn(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        }
        try {
            return EarningPeriod.ofLabel(label);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(RequestCode.PERIOD_EXPECTED);
        }
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
                return day;
            }
        } catch (DateTimeException malformed) {
            throw Refusal.of(RequestCode.DAY_EXPECTED, "on");
        }
        throw Refusal.of(RequestCode.DAY_OUT_OF_BOUNDS, "on", FIRST_DAY, LAST_DAY);
    }
}
