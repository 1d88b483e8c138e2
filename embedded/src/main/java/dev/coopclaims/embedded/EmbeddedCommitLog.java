package dev.coopclaims.embedded;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitPage;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import dev.coopclaims.eventstore.log.LogIdentity;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.Tail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log on the embedded server. Only this process writes (the data folder is locked), so the tail and the places of
 * all commits are kept in memory and every read is by {@code _id}; the unique indexes still decide.
 */
public final class EmbeddedCommitLog implements CommitLog {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedCommitLog.class);
    private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);
    private static final int PAGE_COMMITS = 1_000;
    private static final int PAGE_BYTES = 16_000_000;

    private final MongoCollection<RawBsonDocument> commits;
    private final String id;
    private final CommitIndex index = new CommitIndex();
    private boolean saidUncomfortable;
    /** Whether the log may hold commits that the index lacks, because the answer to an insert was lost. */
    private boolean behind;

    private EmbeddedCommitLog(MongoCollection<RawBsonDocument> commits, String id) {
        this.commits = commits;
        this.id = id;
    }

    /**
     * Opens the log and reads it once to build the index.
     *
     * @param client of an {@link EmbeddedServer}; closing the log leaves it open
     * @throws IllegalStateException when a position is missing
     */
    public static EmbeddedCommitLog open(MongoClient client, String database) {
        MongoDatabase files = client.getDatabase(database);
        MongoCollection<RawBsonDocument> commits =
                files.getCollection(MongoCommitLog.COLLECTION, RawBsonDocument.class);
        commits.createIndex(
                Indexes.ascending("streams.id", "streams.first"),
                new IndexOptions().unique(true).name(CommitLayout.SEQUENCE_INDEX));
        EmbeddedCommitLog opened = new EmbeddedCommitLog(commits, LogIdentity.of(files));
        opened.readAll();
        return opened;
    }

    private synchronized void readAll() {
        // The file keeps ids in order but does not guarantee it, so there are two passes; the first reads only ids,
        // since the server holds the whole answer of a query in memory.
        List<Long> ids = new ArrayList<>();
        for (RawBsonDocument commit :
                commits.find().projection(Projections.include(CommitLayout.ID)).batchSize(PAGE_COMMITS)) {
            ids.add(CommitLayout.positionOf(commit));
        }
        ids.sort(Comparator.naturalOrder());
        // The sizes are not known yet: a page grows while the one before was small.
        int page = 1;
        for (int from = 0; from < ids.size(); ) {
            List<RawBsonDocument> found = read(ids.subList(from, Math.min(ids.size(), from + page)));
            found.forEach(index::add);
            from += found.size();
            long bytes = found.stream()
                    .mapToLong(commit -> commit.getByteBuffer().remaining())
                    .sum();
            page = bytes > PAGE_BYTES / 2 ? Math.max(1, page / 2) : Math.min(PAGE_COMMITS, page * 2);
        }
        sayWhenUncomfortable();
    }

    @Override
    public synchronized Tail tail() {
        catchUp();
        return index.tail();
    }

    @Override
    public synchronized InsertOutcome insert(List<RawBsonDocument> batch) {
        InsertOutcome outcome;
        try {
            commits.insertMany(batch, ORDERED);
            outcome = new AllStored();
        } catch (MongoBulkWriteException failed) {
            // After an error the server's insert count is wrong, but the error's index is right.
            outcome = failed.getWriteErrors().isEmpty()
                    ? new Unknown(failed)
                    : refused(failed.getWriteErrors().getFirst());
        } catch (MongoException failed) {
            outcome = new Unknown(failed);
        }
        int stored = switch (outcome) {
            case AllStored ignored -> batch.size();
            case StoppedAt stopped -> stopped.index();
            case Unknown ignored -> 0;
        };
        batch.subList(0, stored).forEach(index::add);
        behind = !(outcome instanceof AllStored);
        sayWhenUncomfortable();
        return outcome;
    }

    private static StoppedAt refused(BulkWriteError error) {
        Reason reason = error.getCode() == DiskRoom.OUT_OF_DISK_SPACE ? Reason.NO_ROOM : Reason.REFUSED;
        if (error.getCategory() == ErrorCategory.DUPLICATE_KEY) {
            reason = error.getMessage().contains(CommitLayout.SEQUENCE_INDEX)
                    ? Reason.SEQUENCE_TAKEN
                    : Reason.POSITION_TAKEN;
        }
        return new StoppedAt(error.getIndex(), reason, error.getMessage());
    }

    /** Positions are dense, so the commit behind the tail is found by its id. */
    private void catchUp() {
        while (behind) {
            RawBsonDocument next = commits.find(
                            Filters.eq(CommitLayout.ID, index.tail().nextPosition()))
                    .first();
            if (next == null) {
                behind = false;
            } else {
                index.add(next);
            }
        }
    }

    @Override
    public List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
        List<Long> ids;
        synchronized (this) {
            catchUp();
            ids = index.within(index.from(firstPosition, Math.min(maxCommits, PAGE_COMMITS)), PAGE_BYTES);
        }
        return read(ids);
    }

    @Override
    public Optional<RawBsonDocument> commitHolding(long position) {
        OptionalLong id;
        synchronized (this) {
            catchUp();
            id = index.holding(position);
        }
        return id.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(commits.find(Filters.eq(CommitLayout.ID, id.getAsLong()))
                        .first());
    }

    @Override
    public CommitPage commitsOf(String stream, long firstSequence, int maxCommits) {
        int most = Math.min(maxCommits, PAGE_COMMITS);
        List<Long> ids;
        List<Long> page;
        synchronized (this) {
            catchUp();
            ids = index.of(stream, firstSequence, most);
            page = index.within(ids, PAGE_BYTES);
        }
        return new CommitPage(read(page), page.size() < ids.size() || ids.size() == most);
    }

    /** Does not query the server if the stream ends there. */
    @Override
    public CommitPage commitsAfter(String stream, long sequence, int maxCommits) {
        return headOf(stream).orElse(-1) <= sequence ? CommitPage.EMPTY : commitsOf(stream, sequence + 1, maxCommits);
    }

    @Override
    public Optional<RawBsonDocument> commitBeginning(String stream, long firstSequence) {
        OptionalLong at;
        synchronized (this) {
            catchUp();
            at = index.beginning(stream, firstSequence);
        }
        return at.isEmpty() ? Optional.empty() : commitHolding(at.getAsLong());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public synchronized Set<String> streamsBeginning(String prefix) {
        catchUp();
        return index.streamsBeginning(prefix);
    }

    @Override
    public synchronized OptionalLong headOf(String stream) {
        catchUp();
        return index.headOf(stream);
    }

    /** The commits of these ids, in the order of their positions. */
    private List<RawBsonDocument> read(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<RawBsonDocument> found = commits.find(Filters.in(CommitLayout.ID, ids))
                .batchSize(ids.size())
                .into(new ArrayList<>());
        found.sort(Comparator.comparingLong(CommitLayout::positionOf));
        return found;
    }

    private void sayWhenUncomfortable() {
        if (!saidUncomfortable && index.tail().nextPosition() > EmbeddedServer.COMFORTABLE_EVENTS) {
            saidUncomfortable = true;
            log.warn(
                    "The embedded database holds more than {} events; move to a replica set (MONGODB_URI)",
                    EmbeddedServer.COMFORTABLE_EVENTS);
        }
    }

    @Override
    public void close() {
        // The client belongs to the caller that passed it in.
    }
}
