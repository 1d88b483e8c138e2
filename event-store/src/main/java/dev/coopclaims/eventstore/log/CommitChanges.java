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
 * A change stream on the log that leaves nothing out between what was read before and what it tells. It begins at a time
 * that a read has seen (a session keeps that time), and a read that sees all up to that time follows its opening. A
 * stream from "now on" would skip commits that were written before it but had not reached a majority yet: no read shows
 * those either. One thread.
 */
final class CommitChanges implements AutoCloseable {

    private static final long MAX_AWAIT_MILLIS = 1_000;

    private final ClientSession session;
    private final MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> cursor;
    private final long endBefore;
    private long end;

    /**
     * Opens it.
     *
     * @param session fresh; closed with the stream
     * @param end reads the log's end in a session
     * @throws MongoException when the server is out of reach or refuses; the session is closed then
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
                // An operation's own time limit must leave room for the wait; 0 is none.
                .maxAwaitTime(
                        timeout == null || timeout == 0 ? MAX_AWAIT_MILLIS : Math.min(MAX_AWAIT_MILLIS, timeout / 2),
                        TimeUnit.MILLISECONDS);
        @Nullable BsonTimestamp seen = session.getOperationTime();
        return seen == null ? stream : stream.startAtOperationTime(seen);
    }

    /** The log's end, at least as of the stream's beginning. */
    long endBefore() {
        return endBefore;
    }

    /**
     * Waits up to a second for commits and takes what has come: a write of a thousand is a thousand changes.
     *
     * @return how many
     * @throws MongoException when the stream is of no use any more
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

    /** A change that is no commit, such as the collection's end, has no key. */
    private void note(ChangeStreamDocument<RawBsonDocument> change) {
        BsonDocument key = change.getDocumentKey();
        if (key != null) {
            end = Math.max(end, key.getInt64(CommitLayout.ID).getValue() + 1);
        }
    }

    /** The log reaches so far at least: behind the first event of the last commit. */
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
