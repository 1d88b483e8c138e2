package dev.coopclaims.query.follow;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The log, read around Axon: whole as a rebuild reads it, at the speed of the database, or some streams as they stood at an
 * earlier moment. Thread-safe.
 */
public interface EventLog {

    /** The position before the first event. */
    long NOTHING = -1;

    /** The position of the last event that every reader can see; -1 while there is none. */
    long head();

    /**
     * The position of the last event that this process knows to be there, without asking the database; -1 while it knows
     * none. It may be behind {@link #head}.
     */
    long knownHead();

    /**
     * Calls a listener whenever {@link #knownHead} may have moved, on the thread that moved it: it must be short and must
     * not block.
     */
    void onNews(Runnable listener);

    /**
     * Opens the log at a position.
     *
     * @param position of the first event wanted, 0 or more; the log may end before it
     */
    LogCursor from(long position);

    /**
     * Events in order of position, beginning exactly at {@code fromPosition}.
     *
     * @param fromPosition 0 or more
     * @param maxEvents the most events to return, at least 1
     * @return empty only when the log ends before {@code fromPosition}
     */
    default List<RecordedEvent> read(long fromPosition, int maxEvents) {
        try (LogCursor cursor = from(fromPosition)) {
            return cursor.next(maxEvents);
        }
    }

    /**
     * The events of some streams as the log stood at a position, in its order. Every fold makes of them what its view said
     * then (H-3): {@code Fold.over}. They are read page by page, as they are taken.
     *
     * @param streams ids of aggregates, 1 to 1,000
     * @param upTo the last position that counts, at most {@link #head}; -1: none does
     * @throws IllegalArgumentException when these are too many streams, or the log has not come to the position
     */
    Stream<RecordedEvent> of(Set<String> streams, long upTo);

    /**
     * Forgets keys of sealed texts that are in memory, because some were destroyed (H-6): what is read afterwards reads as
     * erased.
     */
    default void forgetKeys() {}

    /**
     * The last position at an instant, by the time at which events were kept; -1 when there was none yet.
     *
     * @param recordedAt as {@link RecordedEvent#recordedAt}; milliseconds count
     */
    long positionAt(Instant recordedAt);
}
