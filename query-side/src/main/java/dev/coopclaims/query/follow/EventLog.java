package dev.coopclaims.query.follow;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/**
 * The log, read around Axon: whole as a rebuild reads it, at the speed of the database, or some streams as they stood at an
 * earlier moment. Thread-safe.
 */
public interface EventLog {

    /** The position of the last event that every reader can see; -1 while there is none. */
    long head();

    /**
     * Events in order of position, beginning exactly at {@code fromPosition}.
     *
     * @param fromPosition 0 or more
     * @param maxEvents the most events to return, at least 1
     * @return empty only when the log ends before {@code fromPosition}
     */
    List<RecordedEvent> read(long fromPosition, int maxEvents);

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
     * The last position at an instant, by the time at which events were kept; -1 when there was none yet.
     *
     * @param recordedAt as {@link RecordedEvent#recordedAt}; milliseconds count
     */
    long positionAt(Instant recordedAt);

    /**
     * The token with which a live processor continues after a position.
     *
     * @param position 0 or more
     */
    default TrackingToken tokenAt(long position) {
        return new GlobalSequenceTrackingToken(position);
    }
}
