package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.RecordedEvent;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A fold that cannot apply some events until it is repaired. */
final class Poisoned<V extends Record> implements Fold<V> {
    /** What an error must not tell. */
    private static final String SECRET = "Ann's account is DE02";

    private final Fold<V> fold;
    private final Predicate<String> keys;
    private final Predicate<RecordedEvent> events;
    private final AtomicBoolean repaired = new AtomicBoolean();

    /** @param keys the documents of which the fold fails */
    Poisoned(Fold<V> fold, Predicate<String> keys, Predicate<RecordedEvent> events) {
        this.fold = fold;
        this.keys = keys;
        this.events = events;
    }

    /** The same view with a fold that cannot apply these events to these keys. */
    static <V extends Record> View<V> poisoned(View<V> view, Predicate<String> keys, Predicate<RecordedEvent> events) {
        return new View<>(
                view.name(),
                view.version(),
                view.type(),
                new Poisoned<>(view.fold(), keys, events),
                view.indexes(),
                view.neededByEveryAnswer());
    }

    void repair() {
        repaired.set(true);
    }

    @Override
    public Set<String> keys(RecordedEvent event) {
        return fold.keys(event);
    }

    @Override
    public @Nullable V apply(String key, @Nullable V view, RecordedEvent event) {
        if (!repaired.get() && keys.test(key) && events.test(event)) {
            throw new IllegalStateException(SECRET);
        }
        return fold.apply(key, view, event);
    }
}
