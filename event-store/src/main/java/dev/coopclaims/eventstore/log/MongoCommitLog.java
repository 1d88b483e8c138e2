package dev.coopclaims.eventstore.log;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.eventstore.driver.OperationTimeout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * The log on a real MongoDB replica set, in the collection {@code commits}. Writes are acknowledged by a majority and
 * journaled, and reads see only majority-committed data, whatever the client's settings are.
 */
public final class MongoCommitLog implements CommitLog {

    /** The name of the collection that holds the log. */
    public static final String COLLECTION = "commits";

    private static final int SNAPSHOT_TOO_OLD = 239;
    private static final int SNAPSHOT_UNAVAILABLE = 246;
    private static final int FEW_COMMITS = 32;
    /** Most commits have fewer events than this. */
    private static final int FEW_EVENTS = 16;

    private static final String IN_STREAM = CommitLayout.STREAMS + "." + CommitLayout.STREAM_ID;

    private final MongoClient client;
    private final MongoDatabase database;
    private final MongoCollection<RawBsonDocument> commits;
    private final MongoCollection<RawBsonDocument> snapshot;
    private final String id;

    private MongoCommitLog(
            MongoClient client, MongoDatabase database, MongoCollection<RawBsonDocument> commits, String id) {
        this.id = id;
        this.client = client;
        this.database = database;
        this.commits = commits;
        this.snapshot = commits.withReadConcern(ReadConcern.SNAPSHOT);
    }

    /**
     * Checks that the server can keep what it acknowledges, and opens the log; creates the collection, clustered on
     * {@code _id}, and its index if they are missing.
     *
     * @param client closing the log leaves it open
     * @param uri that the client was made from; a weaker write concern in it is refused
     * @throws UnsuitableServerException with a remedy, if the server is standalone or too old, and for a weak write
     *     concern, a wrong index, a wrong password or a missing right
     */
    public static MongoCommitLog open(MongoClient client, String uri, String database) {
        ServerCheck.requireStrongWrites(uri);
        ServerCheck.requireSuitable(client);
        MongoDatabase bounded = OperationTimeout.bounded(client.getDatabase(database));
        MongoCollection<RawBsonDocument> commits = bounded.getCollection(COLLECTION, RawBsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        ServerCheck.requireLog(bounded, commits);
        return new MongoCommitLog(client, bounded, commits, LogIdentity.of(bounded));
    }

    /**
     * Opens a change stream on the log.
     *
     * @throws com.mongodb.MongoException when the server cannot be reached or the user lacks the right
     */
    CommitChanges changes() {
        ClientSession session = client.startSession(
                ClientSessionOptions.builder().causallyConsistent(true).build());
        return new CommitChanges(
                session, commits, within -> lastOf(commits.find(within)).nextPosition());
    }

    @Override
    public Tail tail() {
        return lastOf(commits.find());
    }

    private static Tail lastOf(FindIterable<RawBsonDocument> commits) {
        RawBsonDocument last = commits.sort(Sorts.descending(CommitLayout.ID))
                .projection(Projections.include(CommitLayout.VERSION, CommitLayout.COUNT, CommitLayout.RECORDED_AT))
                .limit(1)
                .first();
        return last == null ? Tail.EMPTY : new Tail(CommitLayout.endOf(last), CommitLayout.recordedAtOf(last));
    }

    @Override
    public InsertOutcome insert(List<RawBsonDocument> batch) {
        return InsertCommand.inHalves(
                batch,
                part -> InsertCommand.outcome(
                        database.runCommand(InsertCommand.durable(part), BsonDocument.class), part, this::begins));
    }

    private boolean begins(long position) {
        return commits.find(Filters.eq(CommitLayout.ID, position))
                        .projection(Projections.include(CommitLayout.ID))
                        .first()
                != null;
    }

    @Override
    public Optional<LiveTail> liveTail() {
        return LiveTails.open(client, database.getName());
    }

    @Override
    public List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
        return CommitPage.of(
                        commits.find(Filters.gte(CommitLayout.ID, firstPosition))
                                .sort(Sorts.ascending(CommitLayout.ID)),
                        maxCommits)
                .commits();
    }

    @Override
    public Optional<RawBsonDocument> commitHolding(long position) {
        Bson within = Filters.and(
                Filters.lte(CommitLayout.ID, position),
                Filters.gt(CommitLayout.ID, position - CommitLayout.MAX_EVENTS_PER_COMMIT));
        return Optional.ofNullable(commits.find(within)
                        .sort(Sorts.descending(CommitLayout.ID))
                        .limit(1)
                        .first())
                .filter(commit -> CommitLayout.endOf(commit) > position);
    }

    @Override
    public CommitPage commitsOf(String stream, long firstSequence, int maxCommits) {
        if (firstSequence <= 0) {
            return ofStream(Filters.eq(IN_STREAM, stream), maxCommits);
        }
        CommitPage found = commitsAfter(stream, firstSequence - 1, maxCommits);
        if (!found.commits().isEmpty() && beginOf(found.commits().getFirst(), stream) == firstSequence) {
            return found;
        }
        return reachingOver(stream, firstSequence)
                .map(over -> {
                    List<RawBsonDocument> all = new ArrayList<>(found.commits());
                    all.addFirst(over);
                    return new CommitPage(all, found.more());
                })
                .orElse(found);
    }

    @Override
    public CommitPage commitsAfter(String stream, long sequence, int maxCommits) {
        return ofStream(beginning(stream, Filters.gt(CommitLayout.STREAM_FIRST, sequence)), maxCommits);
    }

    /** One query: each stream is a range of the index. */
    @Override
    public CommitPage commitsOfAny(Map<String, Long> from, int maxCommits) {
        return ofAny(commits, from, maxCommits);
    }

    /** One query on one snapshot: with read concern majority the server may go on with a newer one in the middle. */
    @Override
    public CommitCut commitsAtOneMoment(Map<String, Long> from, int maxCommits) {
        try {
            return new CommitCut(ofAny(snapshot, from, maxCommits), CommitCut.WHOLE);
        } catch (MongoException e) {
            if (e.getCode() != SNAPSHOT_UNAVAILABLE && e.getCode() != SNAPSHOT_TOO_OLD) {
                throw e;
            }
            // The collection or an index was created just now, or the server had to drop the snapshot.
            return CommitLog.super.commitsAtOneMoment(from, maxCommits);
        }
    }

    private static CommitPage ofAny(MongoCollection<RawBsonDocument> commits, Map<String, Long> from, int maxCommits) {
        List<Bson> ranges = from.entrySet().stream()
                .map(wanted -> beginning(wanted.getKey(), Filters.gte(CommitLayout.STREAM_FIRST, wanted.getValue())))
                .toList();
        CommitPage found =
                CommitPage.of(commits.find(ranges.size() == 1 ? ranges.getFirst() : Filters.or(ranges)), maxCommits);
        List<RawBsonDocument> inOrder = new ArrayList<>(found.commits());
        inOrder.sort(Comparator.comparingLong(CommitLayout::positionOf));
        return new CommitPage(inOrder, found.more());
    }

    /** The last commit that begins before a sequence, which may hold it; looks nearby first. */
    private Optional<RawBsonDocument> reachingOver(String stream, long sequence) {
        for (int events : new int[] {FEW_EVENTS, CommitLayout.MAX_EVENTS_PER_COMMIT}) {
            Bson shortlyBefore = Filters.and(
                    Filters.gt(CommitLayout.STREAM_FIRST, sequence - events),
                    Filters.lt(CommitLayout.STREAM_FIRST, sequence));
            List<RawBsonDocument> before =
                    ofStream(beginning(stream, shortlyBefore), events).commits();
            if (!before.isEmpty()) {
                return Optional.of(before.getLast());
            }
        }
        return Optional.empty();
    }

    private static Bson beginning(String stream, Bson where) {
        return Filters.elemMatch(CommitLayout.STREAMS, Filters.and(Filters.eq(CommitLayout.STREAM_ID, stream), where));
    }

    /** Reads along the index, whose order within a stream is that of positions, so nothing is sorted. */
    private CommitPage ofStream(Bson wanted, int maxCommits) {
        return CommitPage.of(commits.find(wanted).hintString(CommitLayout.SEQUENCE_INDEX), maxCommits);
    }

    private static long beginOf(RawBsonDocument commit, String stream) {
        long begin = -1;
        for (BsonValue value : commit.getArray(CommitLayout.STREAMS)) {
            BsonDocument span = value.asDocument();
            if (span.getString(CommitLayout.STREAM_ID).getValue().equals(stream)) {
                begin = Math.max(begin, span.getInt64(CommitLayout.STREAM_FIRST).longValue());
            }
        }
        return begin;
    }

    @Override
    public Optional<RawBsonDocument> commitBeginning(String stream, long firstSequence) {
        return Optional.ofNullable(commits.find(beginning(stream, Filters.eq(CommitLayout.STREAM_FIRST, firstSequence)))
                .hintString(CommitLayout.SEQUENCE_INDEX)
                .limit(1)
                .first());
    }

    /**
     * Searches along the index: the server cannot sort backwards by it, and sorting by position would walk through all
     * other streams' commits. A short stream takes one query, a longer one steps that double, then halve.
     */
    @Override
    public OptionalLong headOf(String stream) {
        OptionalLong head = OptionalLong.empty();
        int seen = 0;
        for (RawBsonDocument commit : spans(Filters.eq(IN_STREAM, stream), FEW_COMMITS)) {
            OptionalLong here = StreamHead.in(commit, stream);
            head = here.isPresent() ? here : head;
            seen++;
        }
        for (long step = seen < FEW_COMMITS ? 0 : FEW_COMMITS; step > 0 && head.isPresent(); ) {
            Bson further = beginning(stream, Filters.gte(CommitLayout.STREAM_FIRST, head.getAsLong() + step));
            RawBsonDocument commit = spans(further, 1).first();
            OptionalLong there = commit == null ? OptionalLong.empty() : StreamHead.in(commit, stream);
            head = there.isPresent() ? there : head;
            step = there.isPresent() ? step * 2 : step / 2;
        }
        return head;
    }

    @Override
    public Set<String> streamsBeginning(String prefix) {
        Set<String> found = new HashSet<>();
        Bson range = Filters.and(
                Filters.gte(CommitLayout.STREAM_ID, prefix), Filters.lt(CommitLayout.STREAM_ID, prefix + "\uffff"));
        spans(Filters.elemMatch(CommitLayout.STREAMS, range), 0)
                .forEach(commit -> StreamHead.collectStreams(commit, prefix, found));
        return found;
    }

    /** @param maxCommits 0 for all */
    private FindIterable<RawBsonDocument> spans(Bson wanted, int maxCommits) {
        return commits.find(wanted)
                .hintString(CommitLayout.SEQUENCE_INDEX)
                .projection(Projections.include(CommitLayout.STREAMS))
                .limit(maxCommits);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void close() {
        // The client belongs to the caller that passed it in.
    }
}
