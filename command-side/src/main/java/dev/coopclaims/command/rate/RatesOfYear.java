package dev.coopclaims.command.rate;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.rate.DailyRates;
import dev.coopclaims.kernel.rate.ExchangeRatesId;
import dev.coopclaims.kernel.rate.ExchangeRatesPublished;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The published rates of one calendar year; immutable.
 *
 * @param base the one currency of whose unit every quote says the worth
 * @param days by the day on which they were published
 */
public record RatesOfYear(ExchangeRatesId id, Currency base, NavigableMap<LocalDate, DailyRates> days) {
    /** The streams of rates, one for each calendar year. */
    public static final StreamKind<RatesOfYear, ExchangeRatesPublished> KIND = StreamKind.of(
            "ExchangeRates", ExchangeRatesPublished.class, ExchangeRatesPublished::rates, RatesOfYear::evolve);

    public RatesOfYear {
        days = Collections.unmodifiableNavigableMap(days);
    }

    /** What was published on the day; nothing on a day without rates. */
    DailyRates on(LocalDate day) {
        return days.getOrDefault(day, DailyRates.none(day, base));
    }

    private static RatesOfYear evolve(@Nullable RatesOfYear before, ExchangeRatesPublished event) {
        if (before != null && !before.base.equals(event.base())) {
            throw new IllegalStateException("rates of another base in " + event.rates() + ": " + event.base());
        }
        // A map that grows by sharing would be quicker; a year has some 260 days, and a day comes once a day.
        NavigableMap<LocalDate, DailyRates> days = before == null ? new TreeMap<>() : new TreeMap<>(before.days);
        DailyRates day = days.getOrDefault(event.publishedOn(), DailyRates.none(event.publishedOn(), event.base()));
        days.put(event.publishedOn(), day.with(event));
        return new RatesOfYear(event.rates(), event.base(), days);
    }
}
