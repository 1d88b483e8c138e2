package dev.coopclaims.command.rate;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.catalogue.DrawingOrder;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.rate.ExchangeRate;
import dev.coopclaims.kernel.rate.ExchangeRatesId;
import dev.coopclaims.kernel.refusal.FurtherSentence;
import dev.coopclaims.kernel.refusal.Violation;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The rates that hold on a day: of each pair of currencies the last one published on or before it, unless it is too old
 * (F-5).
 *
 * @param on the day
 * @param countForDays how many calendar days after its day a rate still counts
 * @param years the rates of its year, then of the year before, as far as there are any
 */
public record ExchangeRates(LocalDate on, int countForDays, List<RatesOfYear> years) {
    /** No rate was ever published. */
    public static final ExchangeRates NONE = new ExchangeRates(LocalDate.EPOCH, 1, List.of());

    public ExchangeRates {
        years = List.copyOf(years);
    }

    /** The streams in which the rates of that day are. */
    public static List<ExchangeRatesId> streams(LocalDate on) {
        return List.of(ExchangeRatesId.of(on), ExchangeRatesId.of(on.minusYears(1)));
    }

    /** The rates of that day, as far as the decision reads them. */
    public static ExchangeRates in(Streams streams, LocalDate on, DrawingOrder drawing) {
        return new ExchangeRates(
                on,
                drawing.ratesCountForDays(),
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
        LocalDate oldest = on.minusDays(countForDays);
        return last(from, to).filter(rate -> !rate.publishedOn().isBefore(oldest));
    }

    /** Says of a rate that is missing when there was one, if there was. */
    public Violation explained(Violation missing, Currency from, Currency to) {
        return last(from, to)
                .map(rate -> missing.and(FurtherSentence.RATE_TOO_OLD, rate.publishedOn(), countForDays))
                .orElse(missing);
    }

    private Optional<ExchangeRate> last(Currency from, Currency to) {
        return years.stream()
                .flatMap(year -> year.days().headMap(on, true).descendingMap().values().stream())
                .flatMap(day -> day.between(from, to).stream())
                .findFirst();
    }
}
