package dev.coopclaims.eventstore.log;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.RawBsonDocument;

/**
 * The port to the server that keeps the log: one document per commit, laid out as {@link CommitLayout} says.
 *
 * <p>Positions are dense: the commit that follows one at {@code _id} with {@code n} events has the {@code _id}
 * {@code _id + n}; the first one has 0. Everything read here is durable and cannot roll back. Implementations are
 * thread-safe and block no longer than their own time-outs. When the server cannot be reached, reading throws a {@link
 * com.mongodb.MongoException} and inserting returns {@link InsertOutcome.Unknown}.
 */
public interface CommitLog extends AutoCloseable {

    /** The end of the log that every reader can already see; {@link Tail#EMPTY} for an empty log. */
    Tail tail();

    /**
     * Stores commits in the order given and stops at the first that cannot be stored.
     *
     * @param commits complete documents with consecutive positions, at least one and at most 1,000; their bytes must
     *     not change until this returns
     * @return never null; {@link InsertOutcome.AllStored} only when all are durable
     */
    InsertOutcome insert(List<RawBsonDocument> commits);

    /**
     * A way to write behind other nodes' commits before those are durable; close it soon. Empty if not supported.
     *
     * @throws com.mongodb.MongoException when the server cannot be reached
     */
    default Optional<LiveTail> liveTail() {
        return Optional.empty();
    }

    /**
     * Commits that begin at or after a position, in position order.
     *
     * @param firstPosition where to begin, 0 or more; should be where a commit begins (see {@link #commitHolding})
     * @param maxCommits the maximum number; fewer may be returned although more exist (a page also ends after some 16
     *     MB), but an empty list means that the log ends before {@code firstPosition}
     */
    List<RawBsonDocument> commits(long firstPosition, int maxCommits);

    /** The commit that contains the event at a position; empty beyond the end. */
    Optional<RawBsonDocument> commitHolding(long position);

    /**
     * Commits that hold events of one stream, in position order, beginning with the first that holds an event whose
     * sequence is {@code firstSequence} or higher; earlier commits may be included.
     *
     * @param maxCommits the maximum number; a page also ends after some 16 MB
     * @return says whether more may follow
     */
    CommitPage commitsOf(String stream, long firstSequence, int maxCommits);

    /**
     * Like {@link #commitsOf}, from behind a sequence at which a commit is known to end, so that no earlier commit is
     * needed.
     */
    default CommitPage commitsAfter(String stream, long sequence, int maxCommits) {
        return commitsOf(stream, sequence + 1, maxCommits);
    }

    /**
     * Commits that hold events of any of several streams, each from a sequence at which a commit begins, or behind the
     * stream's end. Other commits may be included, and so may commits that were stored during the read: for a
     * consistent cut, see {@link #commitsAtOneMoment}.
     *
     * @param from by stream, the first sequence that is wanted; at least one
     * @param maxCommits at most so many; a page also ends after some 16 MB
     * @return in position order; if more may follow, any of the commits may be missing
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
     * Like {@link #commitsOfAny}, as of one moment not before the call, whatever is stored meanwhile. Asks for the end
     * of the log first; a server that can read from one snapshot needs one query.
     */
    default CommitCut commitsAtOneMoment(Map<String, Long> from, int maxCommits) {
        long end = tail().nextPosition();
        return new CommitCut(commitsOfAny(from, maxCommits), end);
    }

    /**
     * The commit with an entry in the unique index for this stream and sequence, whether or not it holds an event
     * there.
     */
    Optional<RawBsonDocument> commitBeginning(String stream, long firstSequence);

    /** The highest sequence of a stream; empty when the stream does not exist. The cost does not grow with the log. */
    OptionalLong headOf(String stream);

    /**
     * The streams whose ids begin with a text. The cost grows with the commits that hold them; here with the whole log, as for
     * tests.
     */
    default Set<String> streamsBeginning(String prefix) {
        Set<String> found = new HashSet<>();
        List<RawBsonDocument> page = commits(0, STREAMS_PAGE_COMMITS);
        while (!page.isEmpty()) {
            page.forEach(commit -> StreamHead.collectStreams(commit, prefix, found));
            page = commits(CommitLayout.endOf(page.getLast()), STREAMS_PAGE_COMMITS);
        }
        return found;
    }

    /** How many commits are read at once to find streams. */
    int STREAMS_PAGE_COMMITS = 1_000;

    /** The unique identity of this log, created with it and stored with every reader's position. */
    String id();

    /** Releases what this log opened itself; a client that was passed in stays open. */
    @Override
    void close();
}
