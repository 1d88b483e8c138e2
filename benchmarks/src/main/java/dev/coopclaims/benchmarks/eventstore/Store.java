package dev.coopclaims.benchmarks.eventstore;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** One store of a candidate, the same to every measurement. Thread-safe. */
interface Store extends AutoCloseable {

    /** Stores a commit; durable when it returns. */
    void append(List<DomainEventMessage<?>> commit);

    /** How many events the server holds, counted there. */
    long storedEvents();

    /** Reads the whole log from its start, decoding payload and metadata, up to its end or the deadline. */
    LogReading readLog(long deadlineNanoTime);

    /** Reads one aggregate, decoding every payload; answers the number of its events. */
    int readAggregate(String stream);

    /** False where the candidate has no snapshots. */
    boolean hasSnapshots();

    /** Keeps a snapshot of an aggregate. */
    void storeSnapshot(DomainEventMessage<?> snapshot);

    /** Reads one aggregate by its snapshot and what came after; answers the number of those events. */
    int readAggregateBySnapshot(String stream);

    /** What the server needs for the events. */
    StoreSize size();

    /** Closes and removes the store. */
    @Override
    void close();

    /**
     * One reading of the log.
     *
     * @param events that were read
     * @param atEnd false when the deadline came first
     * @param tokenBytes of the last token as JSON; 0 where the candidate has no tokens
     */
    record LogReading(long events, boolean atEnd, int tokenBytes) {}

    /**
     * Bytes at the server.
     *
     * @param data uncompressed; 0 where the server does not say
     * @param storage on disk, without indexes
     * @param indexes on disk
     */
    record StoreSize(long data, long storage, long indexes) {}
}
