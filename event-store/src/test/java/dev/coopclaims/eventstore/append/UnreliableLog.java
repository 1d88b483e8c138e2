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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.bson.RawBsonDocument;

/**
 * A log in memory on a network from hell, decided by a seed: replies are lost after all, some or none of a batch was
 * stored, reads fail, and another writer takes positions in between.
 */
final class UnreliableLog implements CommitLog {

    private final TreeMap<Long, RawBsonDocument> commits = new TreeMap<>();
    private final Random random;
    private int foreign;
    private int lostReplies;
    private final List<Long> holes = new ArrayList<>();

    UnreliableLog(long seed) {
        this.random = new Random(seed);
    }

    synchronized List<RawBsonDocument> stored() {
        return List.copyOf(commits.values());
    }

    synchronized int lostReplies() {
        return lostReplies;
    }

    /** Positions that a node wrote to although nothing stood before them. */
    synchronized List<Long> holes() {
        return List.copyOf(holes);
    }

    synchronized int foreign() {
        return foreign;
    }

    @Override
    public synchronized Tail tail() {
        mayFail();
        return end();
    }

    private Tail end() {
        return commits.isEmpty()
                ? Tail.EMPTY
                : new Tail(
                        CommitLayout.endOf(commits.lastEntry().getValue()),
                        CommitLayout.recordedAtOf(commits.lastEntry().getValue()));
    }

    @Override
    public synchronized InsertOutcome insert(List<RawBsonDocument> batch) {
        if (random.nextInt(6) == 0) {
            Tail end = end();
            EncodedCommit other = TestCommits.one("foreign-" + foreign++);
            CommitLayout.place(other.bytes(), end.nextPosition(), end.recordedAt());
            commits.put(end.nextPosition(), copy(other.document()));
        }
        boolean lost = random.nextInt(4) == 0;
        int reaches = lost ? random.nextInt(batch.size() + 1) : batch.size();
        for (int index = 0; index < reaches; index++) {
            RawBsonDocument document = batch.get(index);
            long position = CommitLayout.positionOf(document);
            if (commits.containsKey(position)) {
                return lost ? lost() : new StoppedAt(index, Reason.POSITION_TAKEN, "taken");
            }
            if (position != end().nextPosition()) {
                // The appender would take an exception here for a lost reply: the test asks for the hole instead.
                holes.add(position);
                return new Unknown(failure());
            }
            commits.put(position, copy(document));
        }
        return lost ? lost() : new AllStored();
    }

    private Unknown lost() {
        lostReplies++;
        return new Unknown(failure());
    }

    /** The caller may use its bytes again. */
    private static RawBsonDocument copy(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return new RawBsonDocument(bytes);
    }

    private void mayFail() {
        if (random.nextInt(10) == 0) {
            throw failure();
        }
    }

    private static MongoSocketReadException failure() {
        return new MongoSocketReadException("lost", new ServerAddress());
    }

    @Override
    public synchronized List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
        mayFail();
        return new ArrayList<>(commits.tailMap(firstPosition).values().stream()
                .limit(maxCommits)
                .toList());
    }

    @Override
    public synchronized Optional<RawBsonDocument> commitHolding(long position) {
        return Optional.ofNullable(commits.floorEntry(position)).map(Map.Entry::getValue);
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
        mayFail();
        OptionalLong head = OptionalLong.empty();
        for (RawBsonDocument commit : commits.values()) {
            OptionalLong here = StreamHead.in(commit, stream);
            head = here.isPresent() ? here : head;
        }
        return head;
    }

    @Override
    public void close() {}
}
