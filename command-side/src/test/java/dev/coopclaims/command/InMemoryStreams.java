package dev.coopclaims.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Axon's in-memory engine, changed to refuse a repeated sequence number, as a real store's unique index does. */
public final class InMemoryStreams extends InMemoryEventStorageEngine {
    private static final String POSITION = "position";

    private final Map<String, List<DomainEventMessage<?>>> streams = new TreeMap<>();
    private final Map<String, List<Long>> readFrom = new TreeMap<>();
    private final List<String> names = new ArrayList<>();
    private long lastPosition = -1;
    private boolean failNext;
    private boolean loseNext;
    private int reads;

    @Override
    public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
        if (failNext) {
            failNext = false;
            throw new IllegalStateException("the store is out of order");
        }
        for (EventMessage<?> event : events) {
            DomainEventMessage<?> own = (DomainEventMessage<?>) event;
            if (own.getSequenceNumber() < stream(own.getAggregateIdentifier()).size()) {
                if (own.getSequenceNumber() == 0) {
                    throw new AggregateStreamCreationException("there already: " + own.getAggregateIdentifier());
                }
                throw new ConcurrencyException("another was first: " + own.getAggregateIdentifier());
            }
        }
        for (EventMessage<?> event : events) {
            DomainEventMessage<?> own = (DomainEventMessage<?>) event;
            List<DomainEventMessage<?>> stream =
                    streams.computeIfAbsent(own.getAggregateIdentifier(), id -> new ArrayList<>());
            if (stream.size() != own.getSequenceNumber()) {
                throw new IllegalStateException("a gap in " + own.getAggregateIdentifier());
            }
            stream.add(own);
            names.add(own.getPayloadType().getSimpleName());
            lastPosition++;
        }
        if (loseNext) {
            loseNext = false;
            throw new IllegalStateException("nobody knows whether it was stored");
        }
        CurrentUnitOfWork.get().root().resources().put(POSITION, lastPosition);
    }

    /** As {@link dev.coopclaims.command.dispatch.LogReader}: all of them at one moment. */
    public synchronized Map<String, List<DomainEventMessage<?>>> read(Map<String, Long> from) {
        Map<String, List<DomainEventMessage<?>>> events = new TreeMap<>();
        reads++;
        from.forEach((id, first) -> {
            readFrom.computeIfAbsent(id, stream -> new ArrayList<>()).add(first);
            List<DomainEventMessage<?>> stream = stream(id);
            events.put(id, stream.subList((int) Math.min(first, stream.size()), stream.size()));
        });
        return events;
    }

    /** How often streams were read at one moment since the last call. */
    public synchronized int reads() {
        int counted = reads;
        reads = 0;
        return counted;
    }

    /** The next append fails. */
    public synchronized void failNext() {
        failNext = true;
    }

    /** The next append is stored, but its caller is told that nobody knows. */
    public synchronized void loseNext() {
        loseNext = true;
    }

    @Override
    public synchronized DomainEventStream readEvents(String id, long firstSequence) {
        readFrom.computeIfAbsent(id, stream -> new ArrayList<>()).add(firstSequence);
        List<DomainEventMessage<?>> stream = stream(id);
        return DomainEventStream.of(
                List.copyOf(stream.subList((int) Math.min(firstSequence, stream.size()), stream.size())));
    }

    /** The names of all events, in the order of the log. */
    public synchronized List<String> names() {
        return List.copyOf(names);
    }

    /** The number of the last event; -1 if there is none. */
    public synchronized long lastPosition() {
        return lastPosition;
    }

    /** All events of a stream, oldest first. */
    public synchronized List<DomainEventMessage<?>> stream(String id) {
        return List.copyOf(streams.getOrDefault(id, List.of()));
    }

    /** The first sequence numbers of all reads of the stream since the last call. */
    public synchronized List<Long> readsFrom(String id) {
        List<Long> reads = readFrom.remove(id);
        return reads == null ? List.of() : List.copyOf(reads);
    }

    public static OptionalLong position(UnitOfWork<?> committed) {
        Long position = committed.root().getResource(POSITION);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }
}
