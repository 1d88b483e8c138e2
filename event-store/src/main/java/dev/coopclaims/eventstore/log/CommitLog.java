package dev.coopclaims.eventstore.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.RawBsonDocument;

/**
 * The port to the server that keeps the log: one document per commit, laid out as {@link CommitLayout} says.
 *
 * <p>Positions are dense: the commit that follows one at {@code _id} with {@code n} events has the {@code _id}
 * {@code _id + n}; the first one has 0. Everything read here is durable and cannot roll back. Implementations are
 * thread-safe, block no longer than their own time-outs, and answer a server out of reach with a
 * {@link com.mongodb.MongoException} on reading and with {@link InsertOutcome.Unknown} on inserting.
 */
public interface CommitLog extends AutoCloseable {

    /** The end of the log as every reader can already see it; {@link Tail#EMPTY} for an empty log. */
    Tail tail();

    /**
     * Stores commits in the order given and stops at the first that cannot be stored.
     *
     * @param commits complete documents with consecutive positions, at least one and at most 1,000; the bytes must not
     *     be changed until the answer is there
     * @return never null; {@link InsertOutcome.AllStored} only when all are durable
     */
    InsertOutcome insert(List<RawBsonDocument> commits);

    /**
     * A way to write behind commits of other nodes before these are durable; to be closed soon. Empty where there is none.
     *
     * @throws com.mongodb.MongoException when the server is out of reach
     */
    default Optional<LiveTail> liveTail() {
        return Optional.empty();
    }

    /**
     * Commits that begin at or after a position, in position order.
     *
     * @param firstPosition where to begin, 0 or more; should be where a commit begins (see {@link #commitHolding})
     * @param maxCommits at most so many; fewer may come although more exist (a page also ends after some 16 MB), but
     *     an empty list means that the log ends before {@code firstPosition}
     */
    List<RawBsonDocument> commits(long firstPosition, int maxCommits);

    /** The commit that contains the event at a position; empty beyond the end. */
    Optional<RawBsonDocument> commitHolding(long position);

    /**
     * Commits that hold events of one stream, in position order, beginning with the first that holds an event whose
     * sequence is {@code firstSequence} or higher; commits before that one may be contained too.
     *
     * @param maxCommits at most so many; a page also ends after some 16 MB
     * @return says whether more may follow
     */
    CommitPage commitsOf(String stream, long firstSequence, int maxCommits);

    /**
     * As {@link #commitsOf} behind a sequence at which a commit is known to end, so that none before it reaches over it.
     */
    default CommitPage commitsAfter(String stream, long sequence, int maxCommits) {
        return commitsOf(stream, sequence + 1, maxCommits);
    }

    /**
     * Commits that hold events of any of some streams, each from a sequence on at which a commit begins, or nothing does.
     * Other commits may be contained too, and commits that were stored while this was read: who wants one moment of the log
     * leaves out what lies behind the {@link #tail} of before.
     *
     * @param from by stream, the first sequence that is wanted; at least one
     * @param maxCommits at most so many; a page also ends after some 16 MB
     * @return in position order; where more may follow, which ones are there is left open
     */
    default CommitPage commitsOfAny(Map<String, Long> from, int maxCommits) {
        SortedMap<Long, RawBsonDocument> found = new TreeMap<>();
        boolean more = false;
        for (Map.Entry<String, Long> wanted : from.entrySet()) {
            CommitPage page = commitsAfter(wanted.getKey(), wanted.getValue() - 1, maxCommits);
            page.commits().forEach(commit -> found.put(CommitLayout.positionOf(commit), commit));
            more |= page.more();
        }
        return new CommitPage(List.copyOf(found.values()), more);
    }

    /**
     * The commit that begins in a stream at a sequence, or takes its place there without an event: the one that the unique
     * index keeps others from.
     */
    Optional<RawBsonDocument> commitBeginning(String stream, long firstSequence);

    /** The highest sequence of a stream; empty when the stream does not exist. Its cost does not grow with the log. */
    OptionalLong headOf(String stream);

    /** What tells this log from every other: made with it, kept with every position that a reader stores. */
    String id();

    /** Releases what this log opened itself; a client that was handed in stays open. */
    @Override
    void close();
}
