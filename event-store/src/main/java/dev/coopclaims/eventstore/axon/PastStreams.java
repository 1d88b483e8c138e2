package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Reads streams as they stood at a position or an instant of the log. Thread-safe. */
public final class PastStreams {
    /** Most streams that are read together. */
    public static final int MAX_STREAMS = 1_000;

    private static final int PAGE_COMMITS = 2_000;

    private final Appender appender;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    PastStreams(Appender appender, Serializer serializer, EventUpcaster upcasters) {
        this.appender = appender;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /**
     * The events of some streams as the log stood at a position: in its order, page by page as they are taken. Their metadata
     * says when they were kept ({@link dev.coopclaims.eventstore.bson.LoggedMetaData}).
     *
     * @param streams 1 to {@link #MAX_STREAMS}
     * @param lastPosition the last that counts; -1: none does
     * @throws IllegalArgumentException when these are too many streams, or the log has not come to the position
     */
    public Stream<TrackedEventMessage<?>> read(Set<String> streams, long lastPosition) {
        if (streams.isEmpty() || streams.size() > MAX_STREAMS) {
            throw new IllegalArgumentException("1 to " + MAX_STREAMS + " streams, not " + streams.size());
        }
        long head = appender.log().tail().nextPosition() - 1;
        if (lastPosition < -1 || lastPosition > head) {
            throw new IllegalArgumentException("a position from -1 to " + head + ", not " + lastPosition);
        }
        return EventUtils.upcastAndDeserializeTrackedEvents(
                StreamSupport.stream(new StreamsUpTo(appender, streams, lastPosition), false)
                        .map(event -> StoredEntries.tracked(event, true)),
                serializer,
                upcasters);
    }

    /** The position of the last event that was kept at an instant or before; -1 when there is none. */
    public long positionAt(Instant recordedAt) {
        // Times are kept in milliseconds.
        Instant behind = recordedAt.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        return CommitTail.positionAt(appender.log(), behind) - 1;
    }

    /** The position of the first event that happened at an instant or later; the log's end when there is none. */
    long firstOccurredAt(Instant instant) {
        CommitLog log = appender.log();
        long end = log.tail().nextPosition();
        return LogSpliterator.events(log, appender.meters(), 0, PAGE_COMMITS)
                .filter(event -> !event.occurredAt().isBefore(instant))
                .mapToLong(StoredEvent::position)
                .findFirst()
                .orElse(end);
    }
}
