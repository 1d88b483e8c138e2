package dev.coopclaims.eventstore.nodes;

import dev.coopclaims.eventstore.log.CommitWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/** Reads as a processor does and notes, by the watch's mode, how long after it was sent each event came. */
final class WatchingReader implements AutoCloseable {

    private final TrackingEventStream stream;
    private final CommitWatch watch;
    private final Thread thread;
    private final Map<CommitWatch.Mode, List<Long>> microsByMode = new EnumMap<>(CommitWatch.Mode.class);
    private long seen;
    private long outOfOrder;
    private String failure = "none";

    WatchingReader(TrackingEventStream stream, CommitWatch watch) {
        this.stream = stream;
        this.watch = watch;
        this.thread = Thread.ofPlatform().name("reader").daemon(true).start(this::read);
    }

    private void read() {
        try {
            while (true) {
                note(stream.nextAvailable());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                failure = e.getClass().getSimpleName();
            }
        }
    }

    private synchronized void note(TrackedEventMessage<?> event) {
        long position = ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex();
        if (position != seen) {
            outOfOrder++;
        }
        seen = position + 1;
        microsByMode
                .computeIfAbsent(watch.mode(), mode -> new ArrayList<>())
                .add(WatchingNode.micros() - ((WatchingNode.Sent) event.getPayload()).atMicros());
    }

    synchronized WatchReport report() {
        StringBuilder latencies = new StringBuilder();
        microsByMode.forEach((mode, micros) -> {
            List<Long> sorted = micros.stream().sorted().toList();
            latencies.append(String.format(
                    java.util.Locale.ROOT,
                    "%s:%d,median=%.1fms,p99=%.1fms;",
                    mode,
                    sorted.size(),
                    sorted.get(sorted.size() / 2) / 1e3,
                    sorted.get(sorted.size() * 99 / 100) / 1e3));
        });
        return new WatchReport(seen, outOfOrder, failure, watch.mode(), watch.changes(), latencies.toString());
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
