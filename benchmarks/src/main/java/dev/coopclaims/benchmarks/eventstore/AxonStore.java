package dev.coopclaims.benchmarks.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/** A store behind Axon's engine interface, used as Axon's event store uses it. */
abstract class AxonStore implements Store {

    /** For the peers' events and for measuring all tokens. */
    static final Serializer JSON = Jackson3Serializer.builder().build();

    private final EventStorageEngine engine;

    AxonStore(EventStorageEngine engine) {
        this.engine = engine;
    }

    EventStorageEngine engine() {
        return engine;
    }

    @Override
    public void append(List<DomainEventMessage<?>> commit) {
        engine.appendEvents(commit);
    }

    @Override
    @SuppressWarnings("NullAway") // null is Axon's token before the first event
    public LogReading readLog(long deadlineNanoTime) {
        return read(null, deadlineNanoTime);
    }

    @SuppressWarnings("NullAway") // null is Axon's token before the first event
    private LogReading read(@Nullable TrackingToken from, long deadlineNanoTime) {
        long events = 0;
        TrackingToken token = from;
        boolean atEnd = true;
        try (Stream<? extends TrackedEventMessage<?>> stream = engine.readEvents(from, false)) {
            for (var iterator = stream.iterator(); iterator.hasNext(); ) {
                TrackedEventMessage<?> event = iterator.next();
                decode(event);
                token = event.trackingToken();
                events++;
                if (System.nanoTime() > deadlineNanoTime) {
                    atEnd = false;
                    break;
                }
            }
        }
        return new LogReading(events, atEnd, tokenBytes(token));
    }

    /** The length of a token as JSON, as a token store would keep it. */
    static int tokenBytes(@Nullable TrackingToken token) {
        return token == null ? 0 : JSON.serialize(token, byte[].class).getData().length;
    }

    /** Makes Axon decode payload and metadata, which it otherwise does on first access. */
    static void decode(EventMessage<?> event) {
        if (!(event.getPayload() instanceof ClaimNoted) || event.getMetaData().size() < 3) {
            throw new IllegalStateException("An event was read back with other content: " + event);
        }
    }

    @Override
    public int readAggregate(String stream) {
        return count(engine.readEvents(stream));
    }

    @Override
    public boolean hasSnapshots() {
        return true;
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        engine.storeSnapshot(snapshot);
    }

    @Override
    public int readAggregateBySnapshot(String stream) {
        Optional<DomainEventMessage<?>> snapshot = engine.readSnapshot(stream);
        if (snapshot.isEmpty()) {
            throw new IllegalStateException("The snapshot of " + stream + " is missing");
        }
        decode(snapshot.get());
        return count(engine.readEvents(stream, snapshot.get().getSequenceNumber() + 1));
    }

    private static int count(DomainEventStream events) {
        int count = 0;
        while (events.hasNext()) {
            decode(events.next());
            count++;
        }
        return count;
    }
}
