package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import dev.coopclaims.eventstore.log.LiveTail;
import dev.coopclaims.eventstore.log.Tail;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.bson.RawBsonDocument;

/**
 * A replica set in memory, as far as nodes that contend can tell: what is written is durable a little later, a fail-over
 * takes back what is not, with it the connections and what was on its way by them, connections break without one, and a
 * write may land after its sender has given up.
 */
final class FailingOverLog extends MemoryLog {

    private final Random random;
    private long durable;
    private int history;
    private int rolledBack;
    private int liveWrites;
    private int liveUnknown;

    FailingOverLog(long seed) {
        this.random = new Random(seed);
    }

    /** A new primary that lacks what is not durable. */
    synchronized void failOver() {
        rolledBack += takeBack(durable) ? 1 : 0;
        history++;
    }

    /** Replication catches up. */
    synchronized void catchUp() {
        durable = end().nextPosition();
    }

    synchronized int rolledBack() {
        return rolledBack;
    }

    synchronized int liveWrites() {
        return liveWrites;
    }

    synchronized int liveUnknown() {
        return liveUnknown;
    }

    @Override
    synchronized long visible() {
        return durable;
    }

    @Override
    synchronized void beforeRead() {
        if (random.nextInt(20) == 0) {
            throw lost();
        }
    }

    @Override
    public InsertOutcome insert(List<RawBsonDocument> batch) {
        InsertOutcome written;
        synchronized (this) {
            landSometimes();
            if (random.nextInt(12) == 0) {
                return takeLater(batch);
            }
            written = take(batch);
        }
        pause();
        synchronized (this) {
            // The majority's word is for all that stands, or it does not come.
            if (random.nextInt(8) == 0 || !stands(batch, written)) {
                return new Unknown(lost());
            }
            catchUp();
            return written;
        }
    }

    private boolean stands(List<RawBsonDocument> batch, InsertOutcome written) {
        int stored = written instanceof StoppedAt stop ? stop.index() : batch.size();
        return stored == 0 || holds(batch.get(stored - 1));
    }

    private void landSometimes() {
        if (random.nextInt(3) == 0) {
            landOne();
        }
    }

    @Override
    public synchronized Optional<LiveTail> liveTail() {
        beforeRead();
        return Optional.of(new Live(history));
    }

    private final class Live implements LiveTail {

        private final int opened;

        private Live(int opened) {
            this.opened = opened;
        }

        @Override
        public Tail read() {
            synchronized (FailingOverLog.this) {
                beforeRead();
                if (opened != history) {
                    throw lost();
                }
                return end();
            }
        }

        @Override
        public InsertOutcome insert(List<RawBsonDocument> batch) {
            InsertOutcome written;
            synchronized (FailingOverLog.this) {
                landSometimes();
                if (opened != history || random.nextInt(20) == 0) {
                    return unknown();
                }
                liveWrites++;
                if (random.nextInt(20) == 0) {
                    liveUnknown++;
                    return takeLater(batch);
                }
                written = take(batch);
                if (written instanceof StoppedAt stop && stop.index() == 0) {
                    return written;
                }
            }
            pause();
            synchronized (FailingOverLog.this) {
                if (opened != history || random.nextInt(20) == 0) {
                    return unknown();
                }
                catchUp();
                return written;
            }
        }

        private Unknown unknown() {
            liveUnknown++;
            return new Unknown(lost());
        }

        @Override
        public void close() {
            // A connection in memory holds nothing.
        }
    }

    private static void pause() {
        LockSupport.parkNanos(50_000);
    }
}
