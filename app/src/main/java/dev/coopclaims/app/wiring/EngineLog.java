package dev.coopclaims.app.wiring;

import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.RecordedEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The query side's port to the log: the engine's own reading, so that a rebuild sees upcast events as a live view does. */
record EngineLog(MongoEventStorageEngine engine, CommitLog log) implements EventLog {

    @Override
    public Stream<RecordedEvent> of(Set<String> streams, long upTo) {
        return engine.past().read(streams, upTo).map(RecordedEvents::of).flatMap(Optional::stream);
    }

    @Override
    public long positionAt(Instant recordedAt) {
        return engine.past().positionAt(recordedAt);
    }

    @Override
    public long head() {
        return log.tail().nextPosition() - 1;
    }

    @Override
    @SuppressWarnings("NullAway") // null is Axon's token before the first event
    public List<RecordedEvent> read(long fromPosition, int maxEvents) {
        GlobalSequenceTrackingToken before =
                fromPosition == 0 ? null : new GlobalSequenceTrackingToken(fromPosition - 1);
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(before, false)) {
            return events.limit(maxEvents)
                    .map(RecordedEvents::of)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }
}
