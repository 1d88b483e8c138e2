package dev.coopclaims.eventstore.driver;

import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;

/**
 * The longest time that one operation takes, unless the client has a time-out of its own ({@code timeoutMS}): a
 * connection that the network forgot without a word would hold up whoever waits for its answer, all writing of a node or
 * a processor, and the driver's heartbeats would not notice. Beyond it the driver throws
 * {@link com.mongodb.MongoOperationTimeoutException}.
 */
public final class OperationTimeout {

    /** The bound for clients without one. */
    public static final long MILLIS = 10_000;

    private OperationTimeout() {}

    /** The same database, whose operations and those of its collections end in time. */
    public static MongoDatabase bounded(MongoDatabase database) {
        return database.getTimeout(TimeUnit.MILLISECONDS) == null
                ? database.withTimeout(MILLIS, TimeUnit.MILLISECONDS)
                : database;
    }
}
