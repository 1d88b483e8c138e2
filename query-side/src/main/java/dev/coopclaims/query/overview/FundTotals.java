package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.fundbalances.FundRow;
import dev.coopclaims.query.overview.Overview.ProgrammeTotal;
import dev.coopclaims.query.overview.Overview.Total;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Totals of funds (F-6). Amounts in different currencies are never added. */
final class FundTotals {
    private static final Comparator<Key> NEWEST_FIRST = Comparator.comparing(Key::period)
            .reversed()
            .thenComparing(Key::programme)
            .thenComparing(Key::currency);

    private FundTotals() {}

    private record Key(String programme, EarningPeriod period, String currency) {}

    /** Totals by currency, without estimates (F-8). */
    static List<Total> byCurrency(Collection<FundRow> funds) {
        Map<String, Sums> sums = funds.stream()
                .filter(fund -> !fund.estimate())
                .collect(Collectors.toMap(FundRow::currency, Sums::of, Sums::plus, TreeMap::new));
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().total(entry.getKey()))
                .toList();
    }

    /**
     * Totals by programme, period and currency, newest period first; a period is an estimate as a whole or not at all.
     */
    static List<ProgrammeTotal> byProgramme(Collection<FundRow> funds) {
        Map<Key, List<FundRow>> grouped = funds.stream()
                .collect(Collectors.groupingBy(
                        fund -> new Key(fund.programme(), fund.period(), fund.currency()),
                        () -> new TreeMap<>(NEWEST_FIRST),
                        Collectors.toList()));
        return grouped.entrySet().stream()
                .map(entry -> programme(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ProgrammeTotal programme(Key key, List<FundRow> funds) {
        Sums sums = funds.stream().map(Sums::of).reduce(Sums::plus).orElseThrow();
        FundRow any = funds.getFirst();
        return new ProgrammeTotal(
                key.programme(),
                key.period(),
                key.currency(),
                sums.approved(),
                sums.claimed(),
                sums.total(),
                sums.remaining(),
                sums.forfeited(),
                any.lastDayOfUse(),
                any.lastDayToClaim(),
                any.estimate(),
                notes(funds));
    }

    /** One for each fund, where they are all of one organisation: nobody reads those of hundreds. */
    private static List<String> notes(List<FundRow> funds) {
        boolean ofOne = funds.stream().map(FundRow::organisation).distinct().count() == 1;
        return ofOne
                ? funds.stream()
                        .map(fund -> funds.size() == 1 ? fund.note() : fund.entity() + ": " + fund.note())
                        .toList()
                : List.of();
    }

    private record Sums(Money approved, Money claimed, Money total, Money remaining, Money forfeited) {
        static Sums of(FundRow fund) {
            return new Sums(fund.approved(), fund.claimed(), fund.total(), fund.available(), fund.forfeited());
        }

        Sums plus(Sums other) {
            return new Sums(
                    approved.plus(other.approved),
                    claimed.plus(other.claimed),
                    total.plus(other.total),
                    remaining.plus(other.remaining),
                    forfeited.plus(other.forfeited));
        }

        Total total(String currency) {
            return new Total(currency, approved, claimed, total, remaining, forfeited);
        }
    }
}
