package dev.coopclaims.eventstore.faults;

import com.mongodb.MongoException;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/** Reads the log all along in a thread of its own; must see every position once and in order. */
abstract class Reader implements Runnable {

    private static final long REST_NANOS = 5_000_000;
    private static final long AFTER_ERROR_NANOS = 50_000_000;
    private static final int STREAM_WAIT_MILLIS = 100;

    private final String what;
    private final Broken broken;
    private final SeenEvents seen = new SeenEvents();
    private volatile boolean stopped;
    private final AtomicLong interruptions = new AtomicLong();

    private Reader(String what, Broken broken) {
        this.what = what;
        this.broken = broken;
    }

    /** The raw tail. */
    static Reader ofTail(FaultNode node, Broken broken) {
        return new Reader("the commit tail", broken) {
            @Override
            void read() {
                try (CommitTail tail = new CommitTail(node.log(), seen().next())) {
                    while (goesOn()) {
                        try {
                            for (StoredCommit commit : tail.next()) {
                                for (StoredEvent event : commit.events()) {
                                    take(event.position(), event.id());
                                }
                            }
                            LockSupport.parkNanos(REST_NANOS);
                        } catch (MongoException e) {
                            interrupted();
                        }
                    }
                }
            }
        };
    }

    /** Axon's stream; every second interruption makes it open a new one behind what it has seen. */
    static Reader ofStream(FaultNode node, Broken broken) {
        return new Reader("the event stream", broken) {
            @Override
            void read() {
                int next = seen().next();
                try (TrackingEventStream stream =
                        node.store().openStream(next == 0 ? null : new GlobalSequenceTrackingToken(next - 1))) {
                    while (goesOn()) {
                        try {
                            if (stream.hasNextAvailable(STREAM_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                                TrackedEventMessage<?> event = stream.nextAvailable();
                                take(event.trackingToken().position().orElseThrow(), event.getIdentifier());
                            }
                        } catch (MongoException e) {
                            interrupted();
                            if (interruptions() % 2 == 0) {
                                return;
                            }
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return;
                        }
                    }
                }
            }
        };
    }

    /** Reads until stopped, or until a new reader must be opened. */
    abstract void read();

    @Override
    public void run() {
        while (!stopped) {
            try {
                read();
            } catch (MongoException e) {
                interrupted();
            } catch (RuntimeException e) {
                if (!stopped) {
                    broken.add(what + " failed: " + e);
                }
                return;
            }
        }
    }

    void stop() {
        stopped = true;
    }

    boolean goesOn() {
        return !stopped && !Thread.currentThread().isInterrupted();
    }

    void interrupted() {
        interruptions.incrementAndGet();
        LockSupport.parkNanos(AFTER_ERROR_NANOS);
    }

    long interruptions() {
        return interruptions.get();
    }

    void take(long position, String eventId) {
        if (position != seen.next()) {
            broken.add(what + " gave position " + position + " where " + seen.next() + " must come");
            stopped = true;
            return;
        }
        seen.add(SeenEvents.fingerprint(eventId));
    }

    String what() {
        return what;
    }

    SeenEvents seen() {
        return seen;
    }
}
