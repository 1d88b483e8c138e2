package dev.coopclaims.eventstore.append;

import com.mongodb.MongoException;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import dev.coopclaims.eventstore.log.LiveTail;
import dev.coopclaims.eventstore.log.Tail;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Knows where the next commits go and how to write them. A node that writes alone knows its tail and writes behind it.
 * A node that recently met another one (its position was taken) reads and writes through a {@link LiveTail}, so that
 * the nodes wait for durability at the same time instead of in turns. Used by the appender's thread only.
 */
final class SharedTail {

    /** For this long after meeting another node, a node assumes that it is not alone. */
    static final long MEMORY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** The longest pause after a write when there is no live tail. */
    private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final CommitLog log;
    private final SlotSettlement settlement;
    private @Nullable LiveTail live;
    /** Never taken from a live tail, whose reads may roll back. */
    private @Nullable Tail durable;

    /** How long the last successful write took, if another node was writing and there was no live tail; else 0. */
    private long pauseNanos;

    private boolean met;
    private long metAtNanos;

    SharedTail(CommitLog log, SlotSettlement settlement) {
        this.log = log;
        this.settlement = settlement;
    }

    /**
     * The end of the log.
     *
     * @throws MongoException when the server cannot be reached
     */
    Tail read() {
        if (met && System.nanoTime() - metAtNanos > MEMORY_NANOS) {
            met = false;
            close();
        }
        if (met && live == null) {
            live = log.liveTail().orElse(null);
        }
        LiveTail by = live;
        if (by == null) {
            Tail end = durable == null ? log.tail() : durable;
            durable = end;
            return end;
        }
        try {
            return by.read();
        } catch (MongoException e) {
            close();
            throw e;
        }
    }

    /**
     * Called before the next batch is put together. Without a live tail, a node that has just written beside another
     * one pauses for as long as its write took, at most 20 ms, and reads the end of the log again. Otherwise it would
     * win every time, since it knows the new end before the other node has read it. With a live tail, or alone, a node
     * never pauses.
     */
    void giveWay() throws InterruptedException {
        if (pauseNanos > 0) {
            long pause = pauseNanos;
            pauseNanos = 0;
            durable = null;
            TimeUnit.NANOSECONDS.sleep(pause);
        }
    }

    /**
     * Stores a batch behind the tail that was read last, and finds out its outcome when the reply is lost.
     *
     * @param onUnknown called with the cause before the outcome is settled
     */
    Settled insert(List<RawBsonDocument> documents, Tail behind, Consumer<RuntimeException> onUnknown)
            throws InterruptedException {
        LiveTail by = live;
        long start = System.nanoTime();
        Instant recordedAt = CommitLayout.recordedAtOf(documents.getFirst());
        InsertOutcome outcome;
        try {
            outcome = by == null ? log.insert(documents) : by.insert(documents);
        } catch (RuntimeException e) {
            outcome = new Unknown(e);
        } catch (Error e) {
            // A missing class or lack of memory during a write is settled like any lost reply.
            outcome = new Unknown(new IllegalStateException(e));
        }
        if (met && by == null) {
            pauseNanos = Math.min(System.nanoTime() - start, MAX_PAUSE_NANOS);
        }
        if (!(outcome instanceof Unknown(RuntimeException cause))) {
            return new Settled(behind.nextPosition(), recordedAt, outcome);
        }
        onUnknown.accept(cause);
        close();
        return by == null
                ? new Settled(behind.nextPosition(), recordedAt, settlement.settle(documents))
                : settlement.settleBehindOthers(documents, behind.nextPosition());
    }

    /** Everything up to this end is durable, and nothing was behind it when it was written. */
    void reached(Tail end) {
        durable = end;
    }

    /** Another node has taken the position behind the tail that was read. */
    void lost() {
        met = true;
        metAtNanos = System.nanoTime();
        durable = null;
        // A node that has lost a race does not pause.
        pauseNanos = 0;
    }

    /** The end of the log is no longer known. */
    void forget() {
        durable = null;
    }

    void close() {
        LiveTail held = live;
        live = null;
        if (held != null) {
            held.close();
        }
    }
}
