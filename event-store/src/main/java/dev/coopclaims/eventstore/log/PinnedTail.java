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
 * The live tail over one connection to the primary. A server that takes back part of its history (rollback) closes all
 * connections first, as one that dies does. So as long as a connection lives, what was read over it is still there when
 * something is written over it, and stands before it in the server's oplog: either both become durable or neither.
 *
 * <p>The driver has no public way to keep two commands on one connection; this uses its internals, and where they are not
 * as expected there is no live tail ({@link LiveTails}).
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
     * Takes a connection out of the client's pool; empty when the client is not the driver's own.
     *
     * @throws MongoException when the server is out of reach
     * @throws LinkageError when the driver has something else inside
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

    /** What the driver lacks shows when it is used. */
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
     * Written first and made durable then: a position that is taken is refused at once, where a durable write would first
     * wait until the winner's is durable.
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
            // Whatever is wrong with the confirmation, the write before it was taken.
            return new Unknown(e);
        }
    }

    /** Inserts a written commit again: refused as it is there, and answered when a majority has journaled all up to it. */
    private InsertOutcome confirmed(InsertOutcome written, RawBsonDocument last) {
        return durable(last) instanceof StoppedAt stop && stop.reason() == Reason.POSITION_TAKEN
                ? written
                : new Unknown(new IllegalStateException("what was written did not become durable"));
    }

    /** Refused once more, when what it conflicts with is durable: nobody is told of what may roll back. */
    private InsertOutcome conflict(RawBsonDocument refused) {
        return durable(refused) instanceof StoppedAt stop
                ? stop
                : new Unknown(new IllegalStateException("what a commit conflicted with did not become durable"));
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

    /** At most one commit, with some of its fields. */
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
