package dev.coopclaims.app.wiring;

import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.LogCursor;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.RecordedEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The query side's port to the log: the engine's own reading, so that a rebuild sees upcast events as a live view does. */
record EngineLog(MongoEventStorageEngine engine, CommitLog log, CommitSignal signal) implements EventLog {

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
    public long knownHead() {
        return Math.max(signal.knownEnd() - 1, NOTHING);
    }

    @Override
    public void onNews(Runnable listener) {
        signal.subscribe(listener);
    }

    @Override
    @SuppressWarnings("NullAway") // null is Axon's token before the first event
    public LogCursor from(long position) {
        GlobalSequenceTrackingToken before = position == 0 ? null : new GlobalSequenceTrackingToken(position - 1);
        Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(before, false);
        return new EngineCursor(events, events.iterator());
    }

    /** The engine's stream can be asked again at its end. */
    private record EngineCursor(
            Stream<? extends TrackedEventMessage<?>> events, Iterator<? extends TrackedEventMessage<?>> iterator)
            implements LogCursor {

        @Override
        public List<RecordedEvent> next(int maxEvents) {
            List<RecordedEvent> next = new ArrayList<>();
            while (next.size() < maxEvents && iterator.hasNext()) {
                TrackedEventMessage<?> message = iterator.next();
                next.add(RecordedEvents.of(message)
                        .orElseThrow(() -> new IllegalStateException(
                                "the log holds something that is no domain event: " + message.getIdentifier())));
            }
            return next;
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
