package dev.coopclaims.eventstore.faults;

import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BSONException;
import org.bson.BsonNumber;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Counts what a server answers to writes whose client has given up. Thread-safe. */
final class LateRequests {

    private volatile @Nullable WritesInFlight writes;
    private final AtomicInteger executed = new AtomicInteger();
    private final AtomicInteger stored = new AtomicInteger();

    /** Counts those of one node's writes from now on. */
    void watch(WritesInFlight ofNode) {
        writes = ofNode;
    }

    /** How many writes the server answered when nobody waited any more. */
    int executed() {
        return executed.get();
    }

    /** How many of them stored something. */
    int stored() {
        return stored.get();
    }

    /** Looks at a reply of the server. */
    void replied(WireMessage reply) {
        WritesInFlight watched = writes;
        if (watched == null || !watched.gaveUp(reply.answers())) {
            return;
        }
        executed.incrementAndGet();
        try {
            RawBsonDocument answer = reply.document();
            if (answer.get("n") instanceof BsonNumber n && n.intValue() > 0) {
                stored.incrementAndGet();
            }
        } catch (BSONException | IllegalArgumentException e) {
            // Not all of it came at once: what it did is found in the log, and only not counted here.
        }
    }
}
