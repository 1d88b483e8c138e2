package dev.coopclaims.eventstore.log;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonSerializationException;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/**
 * The server's {@code insert}, sent as a raw command instead of the driver's {@code insertMany}: that one is retryable,
 * for which the server records every batch a second time, a sixth of the total cost. The appender settles lost replies
 * by position and does not need it.
 */
final class InsertCommand {

    private static final int DUPLICATE_KEY = 11_000;

    /**
     * Codes of errors that say nothing about the commit: no longer primary, shutting down, interrupted, out of time,
     * memory or space, write conflict, network. The server's list of errors has their names.
     */
    private static final Set<Integer> PASSING = Set.of(
            6, 7, 24, 50, 64, 89, 91, 112, 134, 146, 189, 202, 246, 262, 290, 314, 365, 9_001, 10_058, 10_107, 11_600,
            11_601, 11_602, 13_435, 13_436, 14_031);

    private static final BsonDocument DURABLE =
            WriteConcern.MAJORITY.withJournal(true).asDocument();
    private static final BsonDocument WRITTEN = WriteConcern.W1.asDocument();

    private InsertCommand() {}

    /** Inserts in order, stops at the first commit that cannot be stored, and answers when a majority has journaled. */
    static BsonDocument durable(List<RawBsonDocument> batch) {
        return with(DURABLE, batch);
    }

    /** Like {@link #durable}, but answers as soon as the primary has the commits in memory. */
    static BsonDocument written(List<RawBsonDocument> batch) {
        return with(WRITTEN, batch);
    }

    private static BsonDocument with(BsonDocument writeConcern, List<RawBsonDocument> batch) {
        return new BsonDocument("insert", new BsonString(MongoCommitLog.COLLECTION))
                .append("ordered", BsonBoolean.TRUE)
                .append("writeConcern", writeConcern)
                .append("documents", new BsonArray(batch));
    }

    /**
     * Interprets the server's answer and reports a taken position before a taken sequence, whichever index the server
     * checks first: after an initial sync, a member may have built the sequence index before that of {@code _id}.
     *
     * @param taken whether a commit begins at a position, asked at the server that gave the answer
     */
    static InsertOutcome outcome(BsonDocument answer, List<RawBsonDocument> batch, LongPredicate taken) {
        InsertOutcome outcome = outcome(answer);
        return outcome instanceof StoppedAt(int index, Reason reason, String message)
                        && reason == Reason.SEQUENCE_TAKEN
                        && taken.test(CommitLayout.positionOf(batch.get(index)))
                ? new StoppedAt(index, Reason.POSITION_TAKEN, message)
                : outcome;
    }

    /**
     * Sends a batch. If the server or the driver refuses the whole command, nothing is stored and any of the commits
     * may be at fault: the batch is sent again in halves until the faulty commit is alone. If the user lacks a right,
     * no commit is at fault.
     *
     * @param send sends one command; may throw what the driver throws
     */
    static InsertOutcome inHalves(List<RawBsonDocument> batch, Function<List<RawBsonDocument>, InsertOutcome> send) {
        RuntimeException refusal;
        try {
            return send.apply(batch);
        } catch (MongoCommandException e) {
            if (PASSING.contains(e.getErrorCode())
                    || e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
                    || e.hasErrorLabel("RetryableWriteError")) {
                return new Unknown(e);
            }
            if (ServerErrors.isMissingRight(e)) {
                return new StoppedAt(0, Reason.NO_RIGHT, ServerErrors.beginningOf(e));
            }
            refusal = e;
        } catch (BsonSerializationException neverSent) {
            refusal = neverSent;
        } catch (MongoException e) {
            return new Unknown(e);
        }
        if (batch.size() == 1) {
            return new StoppedAt(0, Reason.REFUSED, String.valueOf(refusal.getMessage()));
        }
        int middle = batch.size() / 2;
        InsertOutcome first = inHalves(batch.subList(0, middle), send);
        if (!(first instanceof AllStored)) {
            return first;
        }
        InsertOutcome second = inHalves(batch.subList(middle, batch.size()), send);
        return second instanceof StoppedAt(int index, Reason reason, String message)
                ? new StoppedAt(middle + index, reason, message)
                : second;
    }

    /** Interprets the server's answer. */
    static InsertOutcome outcome(BsonDocument answer) {
        // Without a majority's confirmation, even commits before the error may roll back.
        if (answer.containsKey("writeConcernError")) {
            return unknown(answer.getDocument("writeConcernError"));
        }
        if (!answer.containsKey("writeErrors")) {
            return new AllStored();
        }
        BsonDocument error = answer.getArray("writeErrors").getFirst().asDocument();
        int index = error.getNumber("index").intValue();
        int code = error.getNumber("code").intValue();
        if (code == DUPLICATE_KEY) {
            return new StoppedAt(index, reasonOf(error), message(error));
        }
        // A server that loses its office in the middle says so here, and does not wait for a majority. Only of the
        // first
        // commit can be said that nothing rests on that.
        return index == 0 && !PASSING.contains(code)
                ? new StoppedAt(index, Reason.REFUSED, message(error))
                : unknown(error);
    }

    private static Unknown unknown(BsonDocument error) {
        return new Unknown(new IllegalStateException("the server answered " + error.toJson()));
    }

    private static Reason reasonOf(BsonDocument duplicate) {
        BsonDocument key = duplicate.getDocument("keyPattern", new BsonDocument());
        if (key.isEmpty()) {
            return message(duplicate).contains("index: " + CommitLayout.SEQUENCE_INDEX)
                    ? Reason.SEQUENCE_TAKEN
                    : Reason.POSITION_TAKEN;
        }
        return key.containsKey(CommitLayout.ID) ? Reason.POSITION_TAKEN : Reason.SEQUENCE_TAKEN;
    }

    private static String message(BsonDocument error) {
        return error.getString("errmsg", new BsonString("")).getValue();
    }
}
