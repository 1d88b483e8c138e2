package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.LogCursor;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.RecordedEvents;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/** A log in memory behind Axon's own event store: positions from 0 without gaps. */
public final class TestLog implements EventLog {

    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(engine).build();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Stores one event; answers its position. */
    public synchronized long append(String stream, DomainEvent event, Map<String, String> metadata) {
        long sequence = sequences.merge(stream, 0L, (before, zero) -> before + 1);
        store.publish(kept(new GenericDomainEventMessage<>("Test", stream, sequence, event, metadata)));
        listeners.forEach(Runnable::run);
        return head();
    }

    /** Stores an event as a tape has it: with its id and its time. */
    public synchronized void append(RecordedEvent event) {
        sequences.put(event.stream(), event.sequence());
        store.publish(kept(new GenericDomainEventMessage<>(
                "Test",
                event.stream(),
                event.sequence(),
                event.payload(),
                event.metadata(),
                event.id(),
                event.occurredAt())));
        listeners.forEach(Runnable::run);
    }

    /** This log tells, as a real one does, when it kept an event. */
    private static DomainEventMessage<DomainEvent> kept(DomainEventMessage<DomainEvent> message) {
        return message.andMetaData(Map.of(EventMetadata.RECORDED_AT, message.getTimestamp()));
    }

    @Override
    public Stream<RecordedEvent> of(Set<String> streams, long upTo) {
        return read(0, Integer.MAX_VALUE).stream()
                .filter(event -> event.position() <= upTo && streams.contains(event.stream()));
    }

    @Override
    public long positionAt(Instant recordedAt) {
        return read(0, Integer.MAX_VALUE).stream()
                .filter(event -> !event.recordedAt().isAfter(recordedAt))
                .mapToLong(RecordedEvent::position)
                .max()
                .orElse(-1);
    }

    @Override
    public long head() {
        return Optional.ofNullable(engine.createHeadToken())
                .map(token -> token.position().orElse(-1))
                .orElse(-1L);
    }

    @Override
    public long knownHead() {
        return head();
    }

    @Override
    public void onNews(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public LogCursor from(long position) {
        return new Cursor(position);
    }

    private final class Cursor implements LogCursor {
        private long next;

        private Cursor(long position) {
            next = position;
        }

        @Override
        public List<RecordedEvent> next(int maxEvents) {
            @Nullable TrackingToken behind = next == 0 ? null : new GlobalSequenceTrackingToken(next - 1);
            try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(behind, false)) {
                List<RecordedEvent> read = events.limit(maxEvents)
                        .map(RecordedEvents::of)
                        .flatMap(Optional::stream)
                        .toList();
                next += read.size();
                return read;
            }
        }

        @Override
        public long bytes() {
            return next;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
