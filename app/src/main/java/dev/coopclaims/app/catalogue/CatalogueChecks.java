package dev.coopclaims.app.catalogue;

import dev.coopclaims.kernel.catalogue.FundingEntity;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What of a catalogue must agree with something else. */
final class CatalogueChecks {
    /** Stands in addresses. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private CatalogueChecks() {}

    static String version(CatalogueNode place) {
        String version = place.quoted();
        if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
            place.wrong("must be 1 to 40 letters, digits, dots, dashes and underscores");
        }
        return version;
    }

    /** A version starts with a usage period. */
    static LocalDate halfYear(CatalogueNode place) {
        LocalDate from = place.date();
        if (from == null) {
            return LocalDate.EPOCH;
        }
        try {
            if (!EarningPeriod.usedOn(from).usage().first().equals(from)) {
                place.wrong("must be the first day of a half-year, 1 January or 1 July");
            }
        } catch (IllegalArgumentException outOfBounds) {
            place.wrong("no usage period begins then");
        }
        return from;
    }

    /** F-2: earnings are summed in the threshold's currency, so a programme has one, which rates are imported for. */
    static void thresholds(CatalogueNode programmes, Set<Currency> accepted, Collection<FundingEntity> entities) {
        for (CatalogueNode programme : programmes.items()) {
            List<CatalogueNode> steps =
                    new ArrayList<>(programme.at("threshold_history").items());
            if (programme.at("threshold").exists()) {
                steps.add(programme.at("threshold"));
            }
            String first = "";
            for (CatalogueNode step : steps) {
                CatalogueNode currency = step.at("currency");
                String code = currency.node().asString("");
                if (first.isEmpty()) {
                    first = code;
                } else if (!code.equals(first)) {
                    currency.wrong("must be " + first + ", as of the steps before");
                }
                if (accepted.stream().noneMatch(one -> one.getCurrencyCode().equals(code))
                        && entities.stream()
                                .noneMatch(entity ->
                                        entity.currency().getCurrencyCode().equals(code))) {
                    currency.wrong("neither accepted for claims nor of an entity");
                }
            }
        }
    }

    /** T-2: the table and the rule must say the same of the half-years that go by this version. */
    static void periods(CatalogueNode table, int claimingDays, LocalDate from) {
        for (CatalogueNode row : table.items()) {
            row.at("label").parsed(EarningPeriod::ofLabel).ifPresent(period -> {
                if (period.usage().first().isBefore(from)) {
                    return;
                }
                same(row.at("earning"), period.earning());
                same(row.at("usage"), period.usage());
                same(row.at("claiming"), period.claiming(claimingDays));
            });
        }
    }

    private static void same(CatalogueNode row, DateRange computed) {
        if (!row.texts()
                .equals(List.of(computed.first().toString(), computed.last().toString()))) {
            row.wrong("disagrees with the period rule, which gives " + computed);
        }
    }
}
