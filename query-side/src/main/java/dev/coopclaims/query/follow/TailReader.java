package dev.coopclaims.query.follow;

import java.util.List;
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
        List<RecordedEvent> kept = tail.read(position, most);
        if (kept != null) {
            close();
            return kept;
        }
        // Up to the seam and no further: what is behind it is read from memory.
        long before = tail.low() - position;
        LogCursor cursor = own == null ? tail.log().from(position) : own;
        own = cursor;
        try {
            return cursor.next((int) Math.max(1, Math.min(most, before)));
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    @Override
    public void close() {
        LogCursor open = own;
        own = null;
        if (open != null) {
            open.close();
        }
    }
}
