package dev.coopclaims.query.follow;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One follower's place in the log: in the shared tail, or in the log itself while it is behind the tail. For one thread. */
final class TailReader implements AutoCloseable {
    private final LogTail tail;
    private @Nullable LogCursor own;

    TailReader(LogTail tail) {
        this.tail = tail;
    }

    /**
     * The events from a position on.
     *
     * @return empty while the log ends there
     * @throws RuntimeException when the log is out of reach
     */
    List<RecordedEvent> next(long position, int most) throws InterruptedException {
        List<RecordedEvent> kept = tail.read(this, position, most);
        if (kept != null) {
            closeOwn();
            return kept;
        }
        // Up to the seam and no further: what is behind it is read from memory.
        long before = tail.low() - position;
        LogCursor cursor = own == null ? tail.log().from(position) : own;
        own = cursor;
        try {
            return cursor.next((int) Math.max(1, Math.min(most, before)));
        } catch (RuntimeException failed) {
            startOver();
            throw failed;
        }
    }

    /** Waits, after nothing was found, until there may be an event at the position, or the reader has to stop. */
    void await(long position, BooleanSupplier stopped) throws InterruptedException {
        if (own == null) {
            tail.await(position, stopped);
        } else {
            // The tail has it already, so it would not wait: the log itself shows it a little later, as after a
            // fail-over.
            TimeUnit.NANOSECONDS.sleep(LogTail.NOT_VISIBLE_NANOS);
        }
    }

    @Override
    public void close() {
        startOver();
    }

    /** Forgets where it stands: the next read begins at the position that it names. */
    void startOver() {
        tail.leave(this);
        closeOwn();
    }

    private void closeOwn() {
        LogCursor open = own;
        own = null;
        if (open != null) {
            open.close();
        }
    }
}
