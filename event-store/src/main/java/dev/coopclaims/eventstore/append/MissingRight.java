package dev.coopclaims.eventstore.append;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that the server denied the database user the right to write. It is cleared by the first stored commit, and
 * after 30 s without another refusal: once the node reports healthy, it gets commits again, and only these can show
 * whether the right is back. One thread reports; any thread may ask.
 */
final class MissingRight {

    static final long MEMORY_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final Logger logger = LoggerFactory.getLogger(MissingRight.class);

    private record Refusal(String serverSays, long atNanos) {}

    private final LongSupplier nanoTime;
    private volatile @Nullable Refusal last;

    MissingRight(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The server refused; logged once until the right is back. */
    void isMissed(String serverSays) {
        if (last == null) {
            logger.error(
                    "The database user may not write to the log, so nothing can be stored: {}. Grant the rights that"
                            + " the event store's README lists; no restart is needed.",
                    serverSays);
        }
        last = new Refusal(serverSays, nanoTime.getAsLong());
    }

    /** A commit was stored. */
    void isThere() {
        if (last != null) {
            last = null;
            logger.info("The database user may write to the log again");
        }
    }

    /** The server's message; null when no right is known to be missing. */
    @Nullable
    String saidBy() {
        Refusal refusal = last;
        return refusal == null || nanoTime.getAsLong() - refusal.atNanos() > MEMORY_NANOS ? null : refusal.serverSays();
    }
}
