package dev.coopclaims.eventstore.log;

import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/** Reads a stream as a processor does, waiting for each event, and notes whether each position came once and in order. */
final class ReadingThread implements AutoCloseable {

    private final TrackingEventStream stream;
    private final Thread thread;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private volatile long seen;
    private volatile long seenAtNanos;

    ReadingThread(TrackingEventStream stream) {
        this.stream = stream;
        this.thread = Thread.ofPlatform().name("reader").daemon(true).start(this::read);
    }

    private void read() {
        try {
            while (true) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                long position = ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex();
                if (position != seen) {
                    problems.add("position " + position + " came where " + seen + " was due");
                }
                seenAtNanos = System.nanoTime();
                seen = position + 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            problems.add(e.toString());
        }
    }

    /** Whether so many events were read within a limit. */
    boolean awaitSeen(long events, Duration limit) {
        return Await.until(limit, () -> seen >= events);
    }

    long seen() {
        return seen;
    }

    /** When the last event was read, by {@link System#nanoTime}. */
    long seenAtNanos() {
        return seenAtNanos;
    }

    /** What was wrong with the reading; empty when nothing was. */
    List<String> problems() {
        return problems;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stream.close();
    }
}
