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
 * The server's {@code insert}, as a command of its own and not as the driver's {@code insertMany}: that one is made
 * repeatable, for which the server writes down every batch a second time, a sixth of the whole. The appender settles lost
 * replies by the slot and needs nothing of it.
 */
final class InsertCommand {

    private static final int DUPLICATE_KEY = 11_000;

    /**
     * Codes of errors that say nothing about the commit: not primary (any more), shutting down, interrupted, out of time,
     * memory or space, write conflicts, the network. The server's list of errors has their names.
     */
    private static final Set<Integer> PASSING = Set.of(
            6, 7, 24, 50, 64, 89, 91, 112, 134, 146, 189, 202, 246, 262, 290, 314, 365, 9_001, 10_058, 10_107, 11_600,
            11_601, 11_602, 13_435, 13_436, 14_031);

    private static final BsonDocument DURABLE =
            WriteConcern.MAJORITY.withJournal(true).asDocument();
    private static final BsonDocument WRITTEN = WriteConcern.W1.asDocument();

    private InsertCommand() {}

    /** Inserts in order, stops at the first that cannot be stored, answers when a majority has journaled. */
    static BsonDocument durable(List<RawBsonDocument> batch) {
        return with(DURABLE, batch);
    }

    /** The same, but answers as soon as the primary has them in memory. */
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
     * The same, but a taken position goes before a taken sequence, whichever index the server asks first: a member that
     * got the collection by an initial sync may have made the sequence's index before that of {@code _id}.
     *
     * @param taken whether a commit begins at a position, asked where the answer came from
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
     * Sends a batch. A command that the server, or the driver, refuses as a whole has done nothing, and says nothing of the
     * commits in it but that one of them may be at fault: it is sent again in halves until the culprit stands alone. Where
     * the user lacks a right none is at fault.
     *
     * @param send one command; may throw what the driver throws
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

    /** What the server's answer means. */
    static InsertOutcome outcome(BsonDocument answer) {
        // Without a majority's word, even those before the error may roll back.
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
