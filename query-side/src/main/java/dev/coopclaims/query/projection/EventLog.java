package dev.coopclaims.query.projection;

import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/** The whole log, as a rebuild reads it: around Axon, at the speed of the database. Thread-safe. */
public interface EventLog {

    /** The position of the last event that every reader can see; -1 while there is none. */
    long head();

    /**
     * Events in the order of their positions, the first at {@code fromPosition} exactly.
     *
     * @param fromPosition 0 or more
     * @param maxEvents at most so many, at least 1
     * @return empty only when the log ends before {@code fromPosition}
     */
    List<RecordedEvent> read(long fromPosition, int maxEvents);

    /**
     * The token with which a live processor goes on behind a position.
     *
     * @param position 0 or more
     */
    default TrackingToken tokenAt(long position) {
        return new GlobalSequenceTrackingToken(position);
    }
}
