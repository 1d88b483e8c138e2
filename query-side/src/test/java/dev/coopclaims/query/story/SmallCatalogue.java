package dev.coopclaims.query.story;

import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.DrawingOrder;
import dev.coopclaims.kernel.catalogue.FundingEntity;
import dev.coopclaims.kernel.catalogue.Location;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.catalogue.TimeLimits;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Three places on three sides of the date line, one entity, the published time limits. */
public final class SmallCatalogue {
    private SmallCatalogue() {}

    /** It alone. */
    public static CatalogueVersions versions() {
        return CatalogueVersions.of(catalogue());
    }

    public static Catalogue catalogue() {
        return new Catalogue(
                "1",
                LocalDate.of(2020, 1, 1),
                Map.of("CSP_1T", new Programme("CSP_1T", "Direct", true, null, false, null, List.of(), false, 100)),
                Map.of(
                        "EU",
                        new FundingEntity("EU", "Europe", Money.currencyOf("EUR"), "IE", ZoneId.of("Europe/Dublin"))),
                Map.of(
                        "DE", new Location("DE", ZoneId.of("Europe/Berlin"), "EU", false),
                        "NZ", new Location("NZ", ZoneId.of("Pacific/Auckland"), "EU", false),
                        "US", new Location("US", ZoneId.of("America/Los_Angeles"), "EU", false)),
                Map.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new TimeLimits(2, 5, 45, 30, 24, 46, 30, 30, 7, 180, 30, 1, 1, List.of(), List.of(), 30, List.of()),
                new BusinessCalendar(ZoneId.of("UTC"), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), day -> false),
                Set.of(Money.currencyOf("EUR")),
                1_000_000,
                Set.of(),
                DrawingOrder.DEFAULT);
    }
}
