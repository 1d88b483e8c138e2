package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;

/** The keys that removed documents have left behind in one collection. Thread-safe. */
final class RemovedKeys {

    /** Far longer than any node stands still in the middle of a write. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final Duration FORGETS_EVERY = Duration.ofHours(1);

    private final MongoCollection<?> collection;
    private final InstantSource wallClock;
    private final AtomicReference<Instant> forgotAt = new AtomicReference<>(Instant.EPOCH);

    RemovedKeys(MongoCollection<?> collection, InstantSource wallClock) {
        this.collection = collection;
        this.wallClock = wallClock;
    }

    /** From time to time deletes those that were removed long enough ago. */
    void forget() {
        Instant now = wallClock.instant();
        Instant last = forgotAt.get();
        if (now.isBefore(last.plus(FORGETS_EVERY)) || !forgotAt.compareAndSet(last, now)) {
            return;
        }
        collection.deleteMany(lt(ViewDocument.REMOVED_AT, Date.from(now.minus(KEPT))));
    }
}
