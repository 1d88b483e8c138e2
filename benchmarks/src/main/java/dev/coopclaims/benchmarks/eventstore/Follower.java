package dev.coopclaims.benchmarks.eventstore;

import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** Follows a log as a processor does, in its own thread: reads and decodes each event as it arrives. */
final class Follower implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TrackingEventStream stream;
    private final Thread thread;
    private final AtomicLong seen = new AtomicLong();
    private volatile @Nullable Throwable failure;

    /**
     * Starts following.
     *
     * @param stream of a log from its start; closed with the follower
     */
    Follower(TrackingEventStream stream) {
        this.stream = stream;
        this.thread = Thread.ofPlatform().name("follower").daemon(true).start(this::follow);
    }

    private void follow() {
        try {
            while (true) {
                AxonStore.decode(stream.nextAvailable());
                seen.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /**
     * Waits until it has seen this number of events.
     *
     * @throws IllegalStateException when it sees fewer or more
     */
    void requireSeen(long events) {
        Await.until(LIMIT, () -> seen.get() >= events || failure != null);
        if (seen.get() != events) {
            throw new IllegalStateException("A follower saw " + seen.get() + " of " + events + " events", failure);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        CallerLoad.await(List.of(thread), LIMIT);
        stream.close();
    }
}
