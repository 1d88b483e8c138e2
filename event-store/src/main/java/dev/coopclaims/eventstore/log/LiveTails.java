package dev.coopclaims.eventstore.log;

import com.mongodb.client.MongoClient;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens live tails if the driver has the internals they need. This class names none of these internals itself, so a
 * driver without them has only one effect: contending nodes take turns.
 */
final class LiveTails {

    private static final Logger logger = LoggerFactory.getLogger(LiveTails.class);
    private static final String CONSEQUENCE =
            " Nodes that write at once take turns instead of waiting together: half the throughput and longer waits."
                    + " No events are lost.";

    private static final AtomicBoolean driverIsUnfit = new AtomicBoolean();
    private static final AtomicBoolean clientIsSaid = new AtomicBoolean();

    private LiveTails() {}

    /**
     * Takes a connection from the client's pool; empty, and logged once, when this client or driver has other
     * internals.
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
                        "The MongoDB client is a {} and not the driver's own, so the event store cannot run"
                                + " two commands on one connection." + CONSEQUENCE
                                + " Use a client made by MongoClients.create.",
                        client.getClass().getName());
            }
            return opened;
        } catch (LinkageError e) {
            if (driverIsUnfit.compareAndSet(false, true)) {
                logger.error(
                        "This version of the MongoDB driver has other internals than the event store knows (5.8)."
                                + CONSEQUENCE + " Use the driver version named in the event store's pom. ({})",
                        e.toString());
            }
            return Optional.empty();
        }
    }
}
