package dev.coopclaims.eventstore.driver;

import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;

/**
 * The time-out of one operation, unless the client sets its own ({@code timeoutMS}). A connection that the network
 * dropped silently would otherwise block a processor or all writing of a node, and the driver's heartbeats would not
 * notice. When it passes, the driver throws {@link com.mongodb.MongoOperationTimeoutException}.
 */
public final class OperationTimeout {

    /** The time-out for clients that set none. */
    public static final long MILLIS = 10_000;

    private OperationTimeout() {}

    /** The same database with this time-out on its operations and those of its collections. */
    public static MongoDatabase bounded(MongoDatabase database) {
        return database.getTimeout(TimeUnit.MILLISECONDS) == null
                ? database.withTimeout(MILLIS, TimeUnit.MILLISECONDS)
                : database;
    }
}
