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
 * Where the next commits go, and the way there. A node that is alone knows its tail and writes behind it. One that has met
 * another node lately (its position was taken) reads and writes by a {@link LiveTail}, so that the nodes wait for
 * durability at the same time instead of one after the other. For the appender's thread alone.
 */
final class SharedTail {

    /** So long after it last met another node, a node takes itself for not alone. */
    static final long MEMORY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** The longest pause after a write, where there is no live tail. */
    private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final CommitLog log;
    private final SlotSettlement settlement;
    private @Nullable LiveTail live;
    /** Never what a live tail has read: that may roll back. */
    private @Nullable Tail durable;

    /** How long the last write took that stored something beside another node without a live tail; 0 otherwise. */
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
     * @throws MongoException when the server is out of reach
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
     * Comes before the next batch is put together. Who has written beside another node without a live tail lets it go first
     * for as long as the write took, at most 20 ms, and reads the end of the log again: it knows its own end, so it would be
     * back before the other one has read it, every time. With a live tail, or alone, nobody pauses.
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
     * Stores a batch behind what was read last, and finds out what became of it when the reply is lost.
     *
     * @param onUnknown told why, before it is found out
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
            // A missing class or no memory, in the middle of a write: it is settled like any lost reply.
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

    /** All up to here is durable, and nothing was behind it when it was written. */
    void reached(Tail end) {
        durable = end;
    }

    /** Another node has taken the position behind what was read. */
    void lost() {
        met = true;
        metAtNanos = System.nanoTime();
        durable = null;
        // Who has lost comes first.
        pauseNanos = 0;
    }

    /** Where the log ends is not known any more. */
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
