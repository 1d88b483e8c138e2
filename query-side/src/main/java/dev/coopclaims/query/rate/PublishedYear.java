package dev.coopclaims.query.rate;

import dev.coopclaims.kernel.rate.DailyRates;
import dev.coopclaims.kernel.rate.ExchangeRate;
import dev.coopclaims.kernel.rate.ExchangeRatesPublished;
import dev.coopclaims.query.projection.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rates of one calendar year.
 *
 * @param published as they came; several may be of one day
 */
public record PublishedYear(List<ExchangeRatesPublished> published) {
    /** One document for each calendar year. */
    public static final View<PublishedYear> VIEW =
            new View<>("exchangerates", 1, PublishedYear.class, new RateFold(), List.of());

    public PublishedYear {
        published = List.copyOf(published);
    }

    PublishedYear with(ExchangeRatesPublished event) {
        List<ExchangeRatesPublished> all = new ArrayList<>(published);
        all.add(event);
        return new PublishedYear(all);
    }

    /** The last rate between two different currencies that was published on or before the day; empty if there is none. */
    Optional<ExchangeRate> between(Currency from, Currency to, LocalDate on) {
        NavigableMap<LocalDate, DailyRates> days = new TreeMap<>();
        for (ExchangeRatesPublished event : published) {
            DailyRates day = days.getOrDefault(event.publishedOn(), DailyRates.none(event.publishedOn(), event.base()));
            days.put(event.publishedOn(), day.with(event));
        }
        return days.headMap(on, true).descendingMap().values().stream()
                .flatMap(day -> day.between(from, to).stream())
                .findFirst();
    }
}
