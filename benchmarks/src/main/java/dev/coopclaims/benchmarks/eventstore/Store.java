package dev.coopclaims.benchmarks.eventstore;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** One store of a candidate, with the operations that are measured. Thread-safe. */
interface Store extends AutoCloseable {

    /** Stores a commit; durable when it returns. */
    void append(List<DomainEventMessage<?>> commit);

    /** The number of events on the server, counted there. */
    long storedEvents();

    /** Reads the whole log from its start, decoding payload and metadata, up to its end or the deadline. */
    LogReading readLog(long deadlineNanoTime);

    /** Reads one aggregate, decoding every payload, and returns the number of its events. */
    int readAggregate(String stream);

    /** False if the candidate has no snapshots. */
    boolean hasSnapshots();

    /** Stores a snapshot of an aggregate. */
    void storeSnapshot(DomainEventMessage<?> snapshot);

    /** Reads one aggregate from its snapshot and the events after it, and returns the number of those events. */
    int readAggregateBySnapshot(String stream);

    /** The storage that the server uses for the events. */
    StoreSize size();

    /** Closes and removes the store. */
    @Override
    void close();

    /**
     * The result of reading the log.
     *
     * @param events number of events read
     * @param atEnd false if the deadline came first
     * @param tokenBytes size of the last token as JSON; 0 if the candidate has no tokens
     */
    record LogReading(long events, boolean atEnd, int tokenBytes) {}

    /**
     * Bytes on the server.
     *
     * @param data uncompressed; 0 if unknown
     * @param storage on disk, without indexes
     * @param indexes on disk
     */
    record StoreSize(long data, long storage, long indexes) {}
}
