package dev.coopclaims.command;

import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.DrawingOrder;
import dev.coopclaims.kernel.catalogue.FundingEntity;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.catalogue.Programme.EarningsSplit;
import dev.coopclaims.kernel.catalogue.TimeLimits;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The smallest catalogue that earnings need. */
public final class TestCatalogue {
    public static final Catalogue CATALOGUE = new Catalogue(
            "test",
            LocalDate.of(2019, 1, 1),
            Map.of(
                    "CSP", programme("CSP", new EarningsSplit(40, 60)),
                    "OSA_SELL", programme("OSA_SELL", null)),
            Map.of(
                    "MIOL",
                    new FundingEntity("MIOL", "Ireland", Money.currencyOf("EUR"), "IE", ZoneId.of("Europe/Dublin"))),
            Map.of(),
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
            new BusinessCalendar(ZoneOffset.UTC, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), day -> false),
            Set.of(Money.currencyOf("EUR")),
            1_000,
            Set.of(),
            DrawingOrder.DEFAULT);

    /** It alone. */
    public static final CatalogueVersions VERSIONS = CatalogueVersions.of(CATALOGUE);

    private TestCatalogue() {}

    private static Programme programme(String code, @Nullable EarningsSplit split) {
        String redirect = split == null ? "Use the CPOR process." : null;
        return new Programme(code, code, split != null, redirect, false, split, List.of(), false, 100);
    }
}
