package dev.coopclaims.eventstore.log;

import com.mongodb.MongoException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A change stream on the log without a gap between earlier reads and its first change. It starts at a time that a read
 * has seen (kept by the session), and after it is opened, another read covers everything up to that time. A stream that
 * simply starts now would miss commits that were written earlier but had not reached a majority, and reads do not show
 * those either. Used by one thread.
 */
final class CommitChanges implements AutoCloseable {

    private static final long MAX_AWAIT_MILLIS = 1_000;

    private final ClientSession session;
    private final MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> cursor;
    private final long endBefore;
    private long end;

    /**
     * Opens the change stream.
     *
     * @param session a new session; closed with the stream
     * @param end reads the log's end in a session
     * @throws MongoException when the server refuses or cannot be reached; the session is then closed
     */
    CommitChanges(ClientSession session, MongoCollection<RawBsonDocument> commits, ToLongFunction<ClientSession> end) {
        this.session = session;
        MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> opened = null;
        try {
            long first = end.applyAsLong(session);
            opened = stream(session, commits).cursor();
            this.endBefore = Math.max(first, end.applyAsLong(session));
        } catch (RuntimeException | Error e) {
            if (opened != null) {
                opened.close();
            }
            session.close();
            throw e;
        }
        this.cursor = opened;
        this.end = endBefore;
    }

    private static ChangeStreamIterable<RawBsonDocument> stream(
            ClientSession session, MongoCollection<RawBsonDocument> commits) {
        Long timeout = commits.getTimeout(TimeUnit.MILLISECONDS);
        ChangeStreamIterable<RawBsonDocument> stream = commits.watch(
                        session,
                        List.of(Aggregates.project(Projections.include("_id", "documentKey"))),
                        RawBsonDocument.class)
                // An operation's time limit must exceed this wait; 0 means no limit.
                .maxAwaitTime(
                        timeout == null || timeout == 0 ? MAX_AWAIT_MILLIS : Math.min(MAX_AWAIT_MILLIS, timeout / 2),
                        TimeUnit.MILLISECONDS);
        @Nullable BsonTimestamp seen = session.getOperationTime();
        return seen == null ? stream : stream.startAtOperationTime(seen);
    }

    /** The log's end when the stream started, or later. */
    long endBefore() {
        return endBefore;
    }

    /**
     * Waits up to a second for commits and takes all that have arrived: a write of a thousand commits is a thousand
     * changes.
     *
     * @return the number of changes
     * @throws MongoException when the stream is no longer usable
     */
    long next() {
        ChangeStreamDocument<RawBsonDocument> change = cursor.tryNext();
        if (change == null) {
            if (cursor.getServerCursor() == null) {
                throw new MongoException("The server has ended the change stream");
            }
            return 0;
        }
        long commits = 1;
        note(change);
        while (cursor.available() > 0) {
            note(cursor.next());
            commits++;
        }
        return commits;
    }

    /** A change that is not a commit, such as the drop of the collection, has no key. */
    private void note(ChangeStreamDocument<RawBsonDocument> change) {
        BsonDocument key = change.getDocumentKey();
        if (key != null) {
            end = Math.max(end, key.getInt64(CommitLayout.ID).getValue() + 1);
        }
    }

    /** A lower bound of the log's end: behind the first event of the last commit seen. */
    long end() {
        return end;
    }

    @Override
    public void close() {
        try (session) {
            cursor.close();
        }
    }
}
