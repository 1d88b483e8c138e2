package dev.coopclaims.eventstore.log;

import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.internal.MongoClientImpl;
import com.mongodb.internal.TimeoutSettings;
import com.mongodb.internal.connection.Connection;
import com.mongodb.internal.connection.OperationContext;
import com.mongodb.internal.selector.WritableServerSelector;
import com.mongodb.internal.validator.NoOpFieldNameValidator;
import dev.coopclaims.eventstore.driver.OperationTimeout;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The live tail over one connection to the primary. A server that rolls back part of its history closes all connections
 * first, and so does one that dies. So as long as a connection is open, what was read over it is still there when
 * something is written over it, and precedes that in the server's oplog: the later commit becomes durable only together
 * with the earlier one.
 *
 * <p>The driver has no public way to run two commands on one connection, so this uses its internals; where they are not
 * as expected, there is no live tail ({@link LiveTails}).
 */
final class PinnedTail implements LiveTail {

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final MongoClientImpl client;
    private final TimeoutSettings timeouts;
    private final String database;
    private final Connection connection;

    private PinnedTail(MongoClientImpl client, TimeoutSettings timeouts, String database) {
        this.client = client;
        this.timeouts = timeouts;
        this.database = database;
        OperationContext context = context();
        this.connection = client.getCluster()
                .selectServer(new WritableServerSelector(), context)
                .getServer()
                .getConnection(context);
    }

    /**
     * Takes a connection from the client's pool; empty when the client is not the driver's own class.
     *
     * @throws MongoException when the server is out of reach
     * @throws LinkageError when the driver has other internals
     */
    static Optional<LiveTail> open(MongoClient client, String database) {
        if (!(client instanceof MongoClientImpl impl)) {
            return Optional.empty();
        }
        TimeoutSettings own = impl.getTimeoutSettings();
        TimeoutSettings timeouts =
                own.getTimeoutMS() == null ? own.withTimeout(OperationTimeout.MILLIS, TimeUnit.MILLISECONDS) : own;
        PinnedTail tail = new PinnedTail(impl, timeouts, database);
        tail.tryOut();
        return Optional.of(tail);
    }

    /** Uses the driver's internals once, so that missing ones show now. */
    private void tryOut() {
        try {
            read();
        } catch (RuntimeException | LinkageError e) {
            close();
            throw e;
        }
    }

    @Override
    public Tail read() {
        BsonArray last = found(
                new BsonDocument("sort", new BsonDocument(CommitLayout.ID, new BsonInt32(-1))),
                CommitLayout.VERSION,
                CommitLayout.COUNT,
                CommitLayout.RECORDED_AT);
        if (last.isEmpty()) {
            return Tail.EMPTY;
        }
        RawBsonDocument commit = new RawBsonDocument(last.getFirst().asDocument(), CODEC);
        return new Tail(CommitLayout.endOf(commit), CommitLayout.recordedAtOf(commit));
    }

    /**
     * Writes first and makes durable afterwards: a taken position is refused at once, whereas a durable write would
     * wait until the winner's commit is durable.
     */
    @Override
    public InsertOutcome insert(List<RawBsonDocument> commits) {
        return InsertCommand.inHalves(commits, this::writtenThenConfirmed);
    }

    private InsertOutcome writtenThenConfirmed(List<RawBsonDocument> commits) {
        InsertOutcome written = outcome(InsertCommand.written(commits), commits);
        try {
            return switch (written) {
                case AllStored all -> confirmed(written, commits.getLast());
                case StoppedAt stop when stop.index() > 0 -> confirmed(written, commits.get(stop.index() - 1));
                case StoppedAt stop when stop.reason() == Reason.SEQUENCE_TAKEN -> conflict(commits.getFirst());
                default -> written;
            };
        } catch (MongoException e) {
            // Whatever went wrong with the confirmation, the write before it was accepted.
            return new Unknown(e);
        }
    }

    /**
     * Inserts a written commit again: the server refuses it as a duplicate, but only answers when a majority has
     * journaled everything up to it.
     */
    private InsertOutcome confirmed(InsertOutcome written, RawBsonDocument last) {
        return durable(last) instanceof StoppedAt stop && stop.reason() == Reason.POSITION_TAKEN
                ? written
                : new Unknown(new IllegalStateException("the written commits did not become durable"));
    }

    /**
     * Inserts a refused commit again and waits until the conflicting commit is durable: no conflict is reported that
     * may roll back.
     */
    private InsertOutcome conflict(RawBsonDocument refused) {
        return durable(refused) instanceof StoppedAt stop
                ? stop
                : new Unknown(new IllegalStateException("the commit in conflict did not become durable"));
    }

    private InsertOutcome durable(RawBsonDocument commit) {
        return outcome(InsertCommand.durable(List.of(commit)), List.of(commit));
    }

    private InsertOutcome outcome(BsonDocument insert, List<RawBsonDocument> commits) {
        return InsertCommand.outcome(
                command(insert),
                commits,
                position -> !found(
                                new BsonDocument("filter", new BsonDocument(CommitLayout.ID, new BsonInt64(position))))
                        .isEmpty());
    }

    /** At most one commit, with some fields only. */
    private BsonArray found(BsonDocument wanted, String... fields) {
        BsonDocument projection = new BsonDocument(CommitLayout.ID, new BsonInt32(1));
        for (String field : fields) {
            projection.append(field, new BsonInt32(1));
        }
        BsonDocument find = new BsonDocument("find", new BsonString(MongoCommitLog.COLLECTION));
        find.putAll(wanted);
        find.append("projection", projection)
                .append("limit", new BsonInt32(1))
                .append("singleBatch", BsonBoolean.TRUE)
                .append("readConcern", new BsonDocument("level", new BsonString("local")));
        return command(find).getDocument("cursor").getArray("firstBatch");
    }

    private BsonDocument command(BsonDocument command) {
        return Objects.requireNonNull(connection.command(
                database, command, NoOpFieldNameValidator.INSTANCE, ReadPreference.primary(), CODEC, context()));
    }

    private OperationContext context() {
        return OperationContext.simpleOperationContext(
                timeouts, client.getSettings().getServerApi());
    }

    @Override
    public void close() {
        connection.release();
    }
}
