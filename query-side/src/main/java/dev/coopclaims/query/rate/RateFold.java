package dev.coopclaims.query.rate;

import dev.coopclaims.kernel.rate.ExchangeRatesPublished;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Fold;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what was published, by year. */
final class RateFold implements Fold<PublishedYear> {

    @Override
    public Set<String> keys(RecordedEvent event) {
        return event.payload() instanceof ExchangeRatesPublished published
                ? Set.of(published.rates().value())
                : Set.of();
    }

    @Override
    public @Nullable PublishedYear apply(String key, @Nullable PublishedYear view, RecordedEvent event) {
        if (!(event.payload() instanceof ExchangeRatesPublished published)) {
            return view;
        }
        return (view == null ? new PublishedYear(List.of()) : view).with(published);
    }
}
