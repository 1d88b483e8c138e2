package dev.coopclaims.eventstore.log;

import java.util.List;
import org.bson.RawBsonDocument;

/**
 * The end of the log as it stands on the primary, before a majority has it, for nodes that contend: they need not wait for
 * each other's commits to become durable before they write behind them.
 *
 * <p>What it reads may still roll back; what it writes behind that rolls back with it. For this, reading and writing must
 * meet one history: an implementation refuses to write when the server may have exchanged its history since the reading.
 * One thread at a time.
 */
public interface LiveTail extends AutoCloseable {

    /**
     * The end of the log, durable or not.
     *
     * @throws com.mongodb.MongoException when the server is out of reach; the live tail is of no use any more
     */
    Tail read();

    /**
     * Stores commits behind what was read, as {@link CommitLog#insert}: those reported as stored are durable, and so is
     * all before them. After {@link InsertOutcome.Unknown} the live tail is of no use any more, and what the commits were
     * written behind may be lost.
     */
    InsertOutcome insert(List<RawBsonDocument> commits);

    /** Gives back what it holds. */
    @Override
    void close();
}
