package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.DomainEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** Stores one event; answers its position. */
    public synchronized long append(String stream, DomainEvent event, Map<String, String> metadata) {
        long sequence = sequences.merge(stream, 0L, (before, zero) -> before + 1);
        store.publish(new GenericDomainEventMessage<>("Test", stream, sequence, event, metadata));
        return head();
    }

    /** Stores an event as a tape has it: with its id and its time. */
    public synchronized void append(RecordedEvent event) {
        sequences.put(event.stream(), event.sequence());
        store.publish(new GenericDomainEventMessage<>(
                "Test",
                event.stream(),
                event.sequence(),
                event.payload(),
                event.metadata(),
                event.id(),
                event.occurredAt()));
    }

    public EmbeddedEventStore store() {
        return store;
    }

    @Override
    public long head() {
        return Optional.ofNullable(engine.createHeadToken())
                .map(token -> token.position().orElse(-1))
                .orElse(-1L);
    }

    @Override
    public List<RecordedEvent> read(long fromPosition, int maxEvents) {
        @Nullable TrackingToken behind = fromPosition == 0 ? null : new GlobalSequenceTrackingToken(fromPosition - 1);
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(behind, false)) {
            return events.limit(maxEvents)
                    .map(RecordedEvents::of)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }
}
