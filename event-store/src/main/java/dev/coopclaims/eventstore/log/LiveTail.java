package dev.coopclaims.eventstore.log;

import java.util.List;
import org.bson.RawBsonDocument;

/**
 * The end of the log as it stands on the primary, before a majority has it, for contending nodes: they can write behind
 * each other's commits without waiting for those to become durable.
 *
 * <p>What it reads may still roll back; what it writes behind that rolls back with it. This requires that reading and
 * writing see the same history: an implementation refuses to write when the server may have rolled back since the read.
 * One thread at a time.
 */
public interface LiveTail extends AutoCloseable {

    /**
     * The end of the log, durable or not.
     *
     * @throws com.mongodb.MongoException when the server cannot be reached; the live tail is then unusable
     */
    Tail read();

    /**
     * Stores commits behind the tail that was read, like {@link CommitLog#insert}: those reported as stored are
     * durable, and so is everything before them. After {@link InsertOutcome.Unknown} the live tail is unusable, and the
     * commits before these may be lost.
     */
    InsertOutcome insert(List<RawBsonDocument> commits);

    /** Releases its resources. */
    @Override
    void close();
}
