package dev.coopclaims.eventstore.contract;

import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitPage;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.LiveTail;
import dev.coopclaims.eventstore.log.Tail;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.RawBsonDocument;

/** Another log, as it is; what is overridden makes it worse. */
class DelegatingLog implements CommitLog {

    private final CommitLog right;

    DelegatingLog(CommitLog right) {
        this.right = right;
    }

    /** A copy whose bytes nobody changes. */
    static RawBsonDocument copy(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return new RawBsonDocument(bytes);
    }

    @Override
    public Tail tail() {
        return right.tail();
    }

    @Override
    public InsertOutcome insert(List<RawBsonDocument> commits) {
        return right.insert(commits);
    }

    @Override
    public Optional<LiveTail> liveTail() {
        return right.liveTail();
    }

    @Override
    public List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
        return right.commits(firstPosition, maxCommits);
    }

    @Override
    public Optional<RawBsonDocument> commitHolding(long position) {
        return right.commitHolding(position);
    }

    @Override
    public CommitPage commitsOf(String stream, long firstSequence, int maxCommits) {
        return right.commitsOf(stream, firstSequence, maxCommits);
    }

    @Override
    public CommitPage commitsAfter(String stream, long sequence, int maxCommits) {
        return right.commitsAfter(stream, sequence, maxCommits);
    }

    @Override
    public Optional<RawBsonDocument> commitBeginning(String stream, long firstSequence) {
        return right.commitBeginning(stream, firstSequence);
    }

    @Override
    public OptionalLong headOf(String stream) {
        return right.headOf(stream);
    }

    @Override
    public String id() {
        return right.id();
    }

    @Override
    public void close() {
        right.close();
    }
}
