package dev.coopclaims.eventstore.driver;

import com.mongodb.client.MongoCollection;
import java.util.concurrent.TimeUnit;

/**
 * The longest time that one operation takes, unless the client has a time-out of its own ({@code timeoutMS}): a
 * connection that the network forgot without a word would hold up whoever waits for its answer, all writing of a node or
 * a processor, and the driver's heartbeats would not notice. Beyond it the driver throws
 * {@link com.mongodb.MongoOperationTimeoutException}.
 */
public final class OperationTimeout {

    /** The bound for clients without one. */
    public static final long OPERATION_TIMEOUT_MILLIS = 10_000;

    private OperationTimeout() {}

    /** The same collection, whose operations end in time. */
    public static <T> MongoCollection<T> bounded(MongoCollection<T> collection) {
        return collection.getTimeout(TimeUnit.MILLISECONDS) == null
                ? collection.withTimeout(OPERATION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                : collection;
    }
}
