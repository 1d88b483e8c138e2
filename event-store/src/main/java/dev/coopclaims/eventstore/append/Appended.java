package dev.coopclaims.eventstore.append;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where and when a commit was stored.
 *
 * @param firstPosition of its first event
 * @param lastPosition of its last event
 * @param recordedAt when it was recorded
 * @param streams the streams it extended, each with its first and last sequence
 */
public record Appended(long firstPosition, long lastPosition, Instant recordedAt, List<StreamSpan> streams) {

    /** The last sequence that the commit added to a stream; empty when it added none. */
    public OptionalLong lastSequenceOf(String stream) {
        return streams.stream()
                .filter(span -> span.id().equals(stream))
                .mapToLong(StreamSpan::last)
                .findFirst();
    }
}
