package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.model.CountOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many documents of a view stand still, see {@link OverfullDocument}. Looked for once a minute at most: the embedded
 * server reads every document for it. Safe for use by many threads.
 */
final class OverfullCount {
    private static final int MAX_COUNTED = 1_000;
    private static final long KNOWN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final StoredView<?> stored;
    private final LongSupplier nanoTime;
    private boolean known;
    private long lookedAtNanos;
    private long documents;

    /** @param nanoTime a monotonic clock */
    OverfullCount(StoredView<?> stored, LongSupplier nanoTime) {
        this.stored = stored;
        this.nanoTime = nanoTime;
    }

    /** Of more than a thousand it says a thousand. */
    synchronized long documents() {
        long now = nanoTime.getAsLong();
        if (!known || now - lookedAtNanos >= KNOWN_NANOS) {
            documents = stored.collection()
                    .countDocuments(exists(OverfullDocument.MARK), new CountOptions().limit(MAX_COUNTED));
            lookedAtNanos = now;
            known = true;
        }
        return documents;
    }
}
