package dev.coopclaims.eventstore.append;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That the database user may not write, as the server last said. It is over with the first commit that is stored, and taken
 * for over after 30 s without another refusal: who is told that this node is well sends it commits again, and only they can
 * show whether the right is back. One thread tells, any asks.
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

    /** The server refuses; the log says so once until the right is back. */
    void isMissed(String serverSays) {
        if (last == null) {
            logger.error(
                    "The database user may not write the log, so nothing can be stored: {}. Give it the rights that the"
                            + " README of the event store lists; no restart is needed.",
                    serverSays);
        }
        last = new Refusal(serverSays, nanoTime.getAsLong());
    }

    /** Something was stored. */
    void isThere() {
        if (last != null) {
            last = null;
            logger.info("The database user may write the log again");
        }
    }

    /** What the server said; null when nothing is known against the user. */
    @Nullable
    String saidBy() {
        Refusal refusal = last;
        return refusal == null || nanoTime.getAsLong() - refusal.atNanos() > MEMORY_NANOS ? null : refusal.serverSays();
    }
}
