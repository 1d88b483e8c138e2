package dev.coopclaims.eventstore.append;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitPage;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import dev.coopclaims.eventstore.log.LiveTail;
import dev.coopclaims.eventstore.log.StreamHead;
import dev.coopclaims.eventstore.log.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.bson.RawBsonDocument;

/**
 * A replica set in memory, as far as nodes that contend can tell: what is written is durable a little later, a fail-over
 * takes back what is not, with it the connections, and connections break without one. A write behind a hole is noted for the test.
 */
final class FailingOverLog implements CommitLog {

    private final TreeMap<Long, RawBsonDocument> commits = new TreeMap<>();
    private final Random random;
    private long durable;
    private int history;
    private int rolledBack;
    private int liveWrites;
    private int liveUnknown;
    private final List<Long> holes = new ArrayList<>();

    FailingOverLog(long seed) {
        this.random = new Random(seed);
    }

    /** A new primary that lacks what is not durable. */
    synchronized void failOver() {
        if (!commits.tailMap(durable).isEmpty()) {
            rolledBack++;
        }
        commits.tailMap(durable).clear();
        history++;
    }

    /** Replication catches up. */
    synchronized void catchUp() {
        durable = end().nextPosition();
    }

    synchronized List<RawBsonDocument> stored() {
        return List.copyOf(commits.values());
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

    /** Positions that a node wrote to although nothing stood before them. */
    synchronized List<Long> holes() {
        return List.copyOf(holes);
    }

    private Tail end() {
        return commits.isEmpty() ? Tail.EMPTY : endOf(commits.lastEntry().getValue());
    }

    private static Tail endOf(RawBsonDocument commit) {
        return new Tail(CommitLayout.endOf(commit), CommitLayout.recordedAtOf(commit));
    }

    @Override
    public synchronized Tail tail() {
        mayFail();
        var last = commits.lowerEntry(durable);
        return last == null ? Tail.EMPTY : endOf(last.getValue());
    }

    @Override
    public InsertOutcome insert(List<RawBsonDocument> batch) {
        InsertOutcome written = write(batch);
        pause();
        synchronized (this) {
            // The majority's word is for all that stands, or it does not come.
            if (random.nextInt(8) == 0) {
                return new Unknown(failure());
            }
            if (!stands(batch, written)) {
                return new Unknown(failure());
            }
            durable = end().nextPosition();
            return written;
        }
    }

    private boolean stands(List<RawBsonDocument> batch, InsertOutcome written) {
        int stored = written instanceof StoppedAt stop ? stop.index() : batch.size();
        return stored == 0 || batch.get(stored - 1).equals(commits.get(CommitLayout.positionOf(batch.get(stored - 1))));
    }

    private synchronized InsertOutcome write(List<RawBsonDocument> batch) {
        for (int index = 0; index < batch.size(); index++) {
            RawBsonDocument document = batch.get(index);
            long position = CommitLayout.positionOf(document);
            if (position > end().nextPosition()) {
                // The appender would take an exception here for a lost reply: the test asks for the hole instead.
                holes.add(position);
                return new Unknown(failure());
            }
            if (commits.containsKey(position) || position < end().nextPosition()) {
                return new StoppedAt(index, Reason.POSITION_TAKEN, "taken");
            }
            commits.put(position, copy(document));
        }
        return new AllStored();
    }

    @Override
    public synchronized Optional<LiveTail> liveTail() {
        mayFail();
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
                mayFail();
                if (opened != history) {
                    throw failure();
                }
                return end();
            }
        }

        @Override
        public InsertOutcome insert(List<RawBsonDocument> batch) {
            InsertOutcome written;
            synchronized (FailingOverLog.this) {
                if (opened != history || random.nextInt(20) == 0) {
                    return unknown();
                }
                liveWrites++;
                written = write(batch);
                if (written instanceof StoppedAt(int index, Reason reason, String message) && index == 0) {
                    return written;
                }
            }
            pause();
            synchronized (FailingOverLog.this) {
                if (opened != history || random.nextInt(20) == 0) {
                    return unknown();
                }
                durable = end().nextPosition();
                return written;
            }
        }

        private Unknown unknown() {
            liveUnknown++;
            return new Unknown(failure());
        }

        @Override
        public void close() {}
    }

    private void pause() {
        LockSupport.parkNanos(50_000);
    }

    private void mayFail() {
        if (random.nextInt(20) == 0) {
            throw failure();
        }
    }

    private static MongoSocketReadException failure() {
        return new MongoSocketReadException("lost", new ServerAddress());
    }

    /** The caller may use its bytes again. */
    private static RawBsonDocument copy(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return new RawBsonDocument(bytes);
    }

    @Override
    public synchronized List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
        mayFail();
        return firstPosition >= durable
                ? List.of()
                : commits.subMap(firstPosition, durable).values().stream()
                        .limit(maxCommits)
                        .toList();
    }

    @Override
    public synchronized Optional<RawBsonDocument> commitHolding(long position) {
        mayFail();
        return position >= durable
                ? Optional.empty()
                : Optional.of(commits.floorEntry(position).getValue());
    }

    @Override
    public CommitPage commitsOf(String stream, long firstSequence, int maxCommits) {
        return CommitPage.EMPTY;
    }

    @Override
    public Optional<RawBsonDocument> commitBeginning(String stream, long firstSequence) {
        return Optional.empty();
    }

    @Override
    public String id() {
        return "log of a test";
    }

    @Override
    public synchronized OptionalLong headOf(String stream) {
        OptionalLong head = OptionalLong.empty();
        for (RawBsonDocument commit : commits.headMap(durable).values()) {
            OptionalLong here = StreamHead.in(commit, stream);
            head = here.isPresent() ? here : head;
        }
        return head;
    }

    @Override
    public void close() {}
}
