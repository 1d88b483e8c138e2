package dev.coopclaims.eventstore.log;

import com.mongodb.client.MongoClient;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Live tails where the driver has inside what they need. It names none of the driver's internals itself, so that one that
 * lacks them does no more than that: nodes that contend then take turns.
 */
final class LiveTails {

    private static final Logger logger = LoggerFactory.getLogger(LiveTails.class);
    private static final String CONSEQUENCE =
            " Nodes that write at once take turns instead of waiting together: about half as many commits and longer waits."
                    + " Nothing is lost by it.";

    private static final AtomicBoolean driverIsUnfit = new AtomicBoolean();
    private static final AtomicBoolean clientIsSaid = new AtomicBoolean();

    private LiveTails() {}

    /**
     * Takes a connection out of the client's pool; empty when this client or driver has another inside, which the log says
     * once.
     *
     * @throws com.mongodb.MongoException when the server is out of reach
     */
    static Optional<LiveTail> open(MongoClient client, String database) {
        if (driverIsUnfit.get()) {
            return Optional.empty();
        }
        try {
            Optional<LiveTail> opened = PinnedTail.open(client, database);
            if (opened.isEmpty() && clientIsSaid.compareAndSet(false, true)) {
                logger.error(
                        "The MongoDB client is a {} and not the driver's own, so the event store cannot keep two commands on"
                                + " one connection." + CONSEQUENCE + " Give the log a client of MongoClients.create.",
                        client.getClass().getName());
            }
            return opened;
        } catch (LinkageError e) {
            if (driverIsUnfit.compareAndSet(false, true)) {
                logger.error(
                        "This version of the MongoDB driver is another inside than the event store knows (5.8)."
                                + CONSEQUENCE + " Use the driver's version that the event store's pom names. ({})",
                        e.toString());
            }
            return Optional.empty();
        }
    }
}
