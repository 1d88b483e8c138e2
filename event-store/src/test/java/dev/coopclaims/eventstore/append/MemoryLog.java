package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitPage;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.StreamHead;
import dev.coopclaims.eventstore.log.Tail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.bson.RawBsonDocument;

/** A log in memory that keeps positions apart and nothing else; tests make it worse. */
class MemoryLog implements CommitLog {

    private final TreeMap<Long, RawBsonDocument> commits = new TreeMap<>();

    synchronized List<RawBsonDocument> stored() {
        return List.copyOf(commits.values());
    }

    /** Stores commits as a server does. */
    synchronized InsertOutcome take(List<RawBsonDocument> batch) {
        for (int index = 0; index < batch.size(); index++) {
            long position = CommitLayout.positionOf(batch.get(index));
            if (commits.containsKey(position)) {
                return new StoppedAt(index, Reason.POSITION_TAKEN, "taken");
            }
            byte[] bytes = new byte[batch.get(index).getByteBuffer().remaining()];
            batch.get(index).getByteBuffer().get(bytes);
            commits.put(position, new RawBsonDocument(bytes));
        }
        return new AllStored();
    }

    @Override
    public synchronized Tail tail() {
        return commits.isEmpty()
                ? Tail.EMPTY
                : new Tail(
                        CommitLayout.endOf(commits.lastEntry().getValue()),
                        CommitLayout.recordedAtOf(commits.lastEntry().getValue()));
    }

    @Override
    public InsertOutcome insert(List<RawBsonDocument> batch) {
        return take(batch);
    }

    @Override
    public synchronized List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
        return commits.tailMap(firstPosition).values().stream()
                .limit(maxCommits)
                .toList();
    }

    @Override
    public synchronized Optional<RawBsonDocument> commitHolding(long position) {
        return Optional.ofNullable(commits.floorEntry(position))
                .map(Map.Entry::getValue)
                .filter(commit -> CommitLayout.endOf(commit) > position);
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
        OptionalLong head = OptionalLong.empty();
        for (RawBsonDocument commit : commits.values()) {
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
