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
import dev.coopclaims.eventstore.log.StreamHead;
import dev.coopclaims.eventstore.log.Tail;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.TreeMap;
import org.bson.RawBsonDocument;

/**
 * A log in memory that keeps positions apart and nothing else, as a server does that never fails; tests make it worse. It
 * has no unique index on streams, so a commit that is written twice is found there twice. A write behind a hole is noted
 * for the test: the appender would take an exception here for a lost reply.
 */
class MemoryLog implements CommitLog {

    private final TreeMap<Long, RawBsonDocument> commits = new TreeMap<>();
    private final List<Long> holes = new ArrayList<>();
    private final Queue<List<RawBsonDocument>> underWay = new ArrayDeque<>();
    private int lateLandings;
    private int storedLate;

    /** All commits, those that readers cannot see yet included. */
    final synchronized List<RawBsonDocument> stored() {
        return List.copyOf(commits.values());
    }

    /** Positions that somebody wrote to although nothing stood before them. */
    final synchronized List<Long> holes() {
        return List.copyOf(holes);
    }

    /** How often a write landed after its sender was told that nobody knows. */
    final synchronized int lateLandings() {
        return lateLandings;
    }

    /** How many commits were stored that way. */
    final synchronized int storedLate() {
        return storedLate;
    }

    /** Where the log ends, whether readers see that yet or not. */
    final synchronized Tail end() {
        return commits.isEmpty() ? Tail.EMPTY : endOf(commits.lastEntry().getValue());
    }

    /** The position behind the last event that readers see. */
    synchronized long visible() {
        return end().nextPosition();
    }

    /** Comes before every read; may throw what the driver throws. */
    void beforeRead() {
        // This log is always in reach.
    }

    /** Stores commits as a server does. */
    final synchronized InsertOutcome take(List<RawBsonDocument> batch) {
        for (int index = 0; index < batch.size(); index++) {
            long position = CommitLayout.positionOf(batch.get(index));
            if (position > end().nextPosition()) {
                holes.add(position);
                return new Unknown(lost());
            }
            if (position < end().nextPosition()) {
                return new StoppedAt(index, Reason.POSITION_TAKEN, "taken");
            }
            commits.put(position, copy(batch.get(index)));
        }
        return new AllStored();
    }

    /** Keeps a write on its way, and says what its sender is told. */
    final synchronized Unknown takeLater(List<RawBsonDocument> batch) {
        underWay.add(batch.stream().map(MemoryLog::copy).toList());
        return new Unknown(lost());
    }

    /** The write that has been on its way longest arrives. */
    final synchronized void landOne() {
        List<RawBsonDocument> batch = underWay.poll();
        if (batch != null) {
            int before = commits.size();
            InsertOutcome landed = take(batch);
            storedLate += commits.size() - before;
            lateLandings += landed instanceof Unknown ? 0 : 1;
        }
    }

    /** All writes arrive that are on their way. */
    final synchronized void landAll() {
        while (!underWay.isEmpty()) {
            landOne();
        }
    }

    /** Takes back all from a position on, and with it the connections that writes are on their way by; whether there was any. */
    final synchronized boolean takeBack(long firstPosition) {
        Map<Long, RawBsonDocument> lost = commits.tailMap(firstPosition);
        boolean any = !lost.isEmpty();
        lost.clear();
        underWay.clear();
        return any;
    }

    final synchronized boolean holds(RawBsonDocument commit) {
        return commit.equals(commits.get(CommitLayout.positionOf(commit)));
    }

    static MongoSocketReadException lost() {
        return new MongoSocketReadException("lost", new ServerAddress());
    }

    private static Tail endOf(RawBsonDocument commit) {
        return new Tail(CommitLayout.endOf(commit), CommitLayout.recordedAtOf(commit));
    }

    /** The caller may use its bytes again. */
    private static RawBsonDocument copy(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return new RawBsonDocument(bytes);
    }

    @Override
    public synchronized Tail tail() {
        beforeRead();
        Map.Entry<Long, RawBsonDocument> last = commits.lowerEntry(visible());
        return last == null ? Tail.EMPTY : endOf(last.getValue());
    }

    @Override
    public InsertOutcome insert(List<RawBsonDocument> batch) {
        return take(batch);
    }

    @Override
    public synchronized List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
        beforeRead();
        return firstPosition >= visible()
                ? List.of()
                : commits.subMap(firstPosition, visible()).values().stream()
                        .limit(maxCommits)
                        .toList();
    }

    @Override
    public synchronized Optional<RawBsonDocument> commitHolding(long position) {
        beforeRead();
        return position >= visible()
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
    public synchronized OptionalLong headOf(String stream) {
        beforeRead();
        OptionalLong head = OptionalLong.empty();
        for (RawBsonDocument commit : commits.headMap(visible()).values()) {
            OptionalLong here = StreamHead.in(commit, stream);
            head = here.isPresent() ? here : head;
        }
        return head;
    }

    @Override
    public String id() {
        return "log of a test";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
