package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.CommitWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The meters of an event store: {@code eventstore.append} (time a caller waits), {@code eventstore.write} (time of one
 * write), {@code eventstore.batch.commits}, {@code eventstore.retries} (commits sent again), {@code
 * eventstore.conflicts}, {@code eventstore.tail.moves} (another node was first), {@code eventstore.unknown.outcomes},
 * {@code eventstore.queue.commits}, {@code eventstore.waiting.seconds} (of the oldest waiting commit), {@code
 * eventstore.settling.seconds} (0 unless the outcome of a write is unknown), {@code eventstore.appender.running} (1 or
 * 0), {@code eventstore.appended.position} (the highest position this node has stored), {@code eventstore.read.events}
 * (read from the log or a stream, decoded or not), {@code eventstore.watch} (1 for the current {@code mode} of
 * detecting other nodes' commits, else 0) and {@code eventstore.watch.changes} (changes of that mode).
 */
public final class EventStoreMeters {

    private final MeterRegistry registry;
    private final Timer append;
    private final Timer write;
    private final DistributionSummary batchCommits;
    private final Counter retries;
    private final Counter conflicts;
    private final Counter tailMoves;
    private final Counter unknownOutcomes;
    private final Counter readEvents;

    public EventStoreMeters(MeterRegistry registry) {
        this.registry = registry;
        this.append = Timer.builder("eventstore.append")
                .description("Time from handing over a commit to its answer")
                .publishPercentileHistogram()
                .register(registry);
        this.write = Timer.builder("eventstore.write")
                .description("Time of one write of a batch")
                .publishPercentileHistogram()
                .register(registry);
        this.batchCommits = DistributionSummary.builder("eventstore.batch.commits")
                .description("Commits in one write")
                .register(registry);
        this.retries = registry.counter("eventstore.retries");
        this.conflicts = registry.counter("eventstore.conflicts");
        this.tailMoves = registry.counter("eventstore.tail.moves");
        this.unknownOutcomes = registry.counter("eventstore.unknown.outcomes");
        this.readEvents = registry.counter("eventstore.read.events");
    }

    void settling(Supplier<Number> seconds) {
        Gauge.builder("eventstore.settling.seconds", seconds)
                .description("How long the outcome of a write has been unknown; nothing else is written meanwhile")
                .register(registry);
    }

    /** Registers the gauges of a watch for other nodes' commits. */
    public void watch(CommitWatch watch) {
        for (CommitWatch.Mode mode : CommitWatch.Mode.values()) {
            Gauge.builder("eventstore.watch", () -> watch.mode() == mode ? 1 : 0)
                    .tag("mode", mode.name().toLowerCase(Locale.ROOT))
                    .description("1 for the current mode of detecting other nodes' commits, else 0")
                    .register(registry);
        }
        FunctionCounter.builder("eventstore.watch.changes", watch, CommitWatch::changes)
                .description("How often that mode has changed")
                .register(registry);
    }

    /** The gauges to put on a dashboard first: is it writing, up to which position, and how long do callers wait. */
    void appender(Supplier<Number> running, Supplier<Number> lastPosition, Supplier<Number> waitingSeconds) {
        Gauge.builder("eventstore.appender.running", running)
                .description("1 while this node's appender accepts and writes commits, else 0")
                .register(registry);
        Gauge.builder("eventstore.appended.position", lastPosition)
                .description("The highest position of an event that this node has stored since it started; -1 if none")
                .register(registry);
        Gauge.builder("eventstore.waiting.seconds", waitingSeconds)
                .description("How long the oldest waiting commit has waited")
                .register(registry);
    }

    /** Meters that are not published anywhere. */
    public static EventStoreMeters unregistered() {
        return new EventStoreMeters(new SimpleMeterRegistry());
    }

    void queue(Supplier<Number> commits) {
        Gauge.builder("eventstore.queue.commits", commits).register(registry);
    }

    /** Counts events that a reader has fetched. */
    public void read(long events) {
        readEvents.increment((double) events);
    }

    Timer append() {
        return append;
    }

    Timer write() {
        return write;
    }

    void batch(int commits) {
        batchCommits.record(commits);
    }

    void retries(int commits) {
        retries.increment(commits);
    }

    void conflict() {
        conflicts.increment();
    }

    void tailMoved() {
        tailMoves.increment();
    }

    void unknownOutcome() {
        unknownOutcomes.increment();
    }
}
