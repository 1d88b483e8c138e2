package dev.coopclaims.kernel.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rates that were published on one day; immutable.
 *
 * @param perBase units of each currency for one unit of the base
 * @param sources who published each of them
 */
public record DailyRates(
        LocalDate day, Currency base, Map<Currency, BigDecimal> perBase, Map<Currency, String> sources) {

    public DailyRates {
        perBase = Map.copyOf(perBase);
        sources = Map.copyOf(sources);
    }

    /** The day before anything of it was published. */
    public static DailyRates none(LocalDate day, Currency base) {
        return new DailyRates(day, base, Map.of(), Map.of());
    }

    /**
     * With the rates of the event.
     *
     * @throws IllegalStateException if one of them was published before, or is of another day or base
     */
    public DailyRates with(ExchangeRatesPublished event) {
        if (!event.publishedOn().equals(day) || !event.base().equals(base)) {
            throw new IllegalStateException("not of " + day + " for one " + base + ": " + event);
        }
        Map<Currency, BigDecimal> quotes = new HashMap<>(perBase);
        Map<Currency, String> by = new HashMap<>(sources);
        for (Quote quote : event.quotes()) {
            if (quotes.put(quote.currency(), quote.perBase()) != null) {
                throw new IllegalStateException("published twice: " + quote + " of " + day);
            }
            by.put(quote.currency(), event.source());
        }
        return new DailyRates(day, base, quotes, by);
    }

    /** The rate between two different currencies; empty if one of them was not published on the day. */
    public Optional<ExchangeRate> between(Currency from, Currency to) {
        Quote first = quote(from);
        Quote second = quote(to);
        return first == null || second == null
                ? Optional.empty()
                : Optional.of(new ExchangeRate(
                        base, first, second, day, sources.getOrDefault(from.equals(base) ? to : from, "")));
    }

    private @Nullable Quote quote(Currency currency) {
        if (currency.equals(base)) {
            return perBase.isEmpty() ? null : new Quote(base, BigDecimal.ONE);
        }
        BigDecimal rate = perBase.get(currency);
        return rate == null ? null : new Quote(currency, rate);
    }
}
