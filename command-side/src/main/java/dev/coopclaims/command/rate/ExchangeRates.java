package dev.coopclaims.command.rate;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.rate.ExchangeRate;
import dev.coopclaims.kernel.rate.ExchangeRatesId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The rates that hold on a day: of each pair of currencies the last one published on or before it (F-5). Rates older
 * than the calendar year before that day are not looked for.
 *
 * @param on the day
 * @param years the rates of its year, then of the year before, as far as there are any
 */
public record ExchangeRates(LocalDate on, List<RatesOfYear> years) {
    /** No rate was ever published. */
    public static final ExchangeRates NONE = new ExchangeRates(LocalDate.EPOCH, List.of());

    public ExchangeRates {
        years = List.copyOf(years);
    }

    /** The streams in which the rates of that day are. */
    public static List<ExchangeRatesId> streams(LocalDate on) {
        return List.of(ExchangeRatesId.of(on), ExchangeRatesId.of(on.minusYears(1)));
    }

    /** The rates of that day, as far as the decision reads them. */
    public static ExchangeRates in(Streams streams, LocalDate on) {
        return new ExchangeRates(
                on,
                streams(on).stream()
                        .flatMap(id -> streams.ifKnown(RatesOfYear.KIND, id).stream())
                        .toList());
    }

    /** The amount in another currency; itself in its own; empty if a rate is needed and there is none. */
    public Optional<Money> convert(Money amount, Currency to) {
        return amount.currency().equals(to)
                ? Optional.of(amount)
                : between(amount.currency(), to).map(rate -> rate.convert(amount));
    }

    /** The rate between two different currencies; empty if there is none. */
    public Optional<ExchangeRate> between(Currency from, Currency to) {
        return years.stream()
                .flatMap(year -> year.days().headMap(on, true).descendingMap().values().stream())
                .flatMap(day -> day.between(from, to).stream())
                .findFirst();
    }
}
