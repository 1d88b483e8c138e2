package dev.coopclaims.benchmarks.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Callers on virtual threads, each of which waits for its commit before the next one. */
final class CallerLoad {

    private static final Logger LOG = LoggerFactory.getLogger(CallerLoad.class);
    private static final Duration LAST_COMMITS_LIMIT = Duration.ofSeconds(60);
    private static final int MAX_FAILURES = 1_000;

    private final Load load;
    private final Runnable commit;
    private final LatencyHistogram latencies = new LatencyHistogram();
    private final LongAdder counted = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final long countFrom;
    private final long end;

    private CallerLoad(Load load, Runnable commit) {
        this.load = load;
        this.commit = commit;
        this.countFrom = System.nanoTime() + load.rampUp().toNanos();
        this.end = countFrom + load.timed().toNanos();
    }

    /**
     * Runs a load to its end.
     *
     * @param commit stores one commit of the load's shape, durable when it returns
     */
    static Throughput run(Load load, Runnable commit) {
        return new CallerLoad(load, commit).run();
    }

    private Throughput run() {
        List<Thread> callers = new ArrayList<>(load.callers());
        for (int i = 0; i < load.callers(); i++) {
            callers.add(Thread.ofVirtual().name("caller-" + i).start(this::call));
        }
        await(callers, load.rampUp().plus(load.timed()).plus(LAST_COMMITS_LIMIT));
        RuntimeException first = failure.get();
        if (first != null) {
            LOG.warn("{} commits failed; the first:", failures.sum(), first);
        }
        return new Throughput(
                counted.sum() / (load.timed().toNanos() / 1e9),
                acknowledged.sum() * load.shape().events(),
                failures.sum(),
                latencies.micros(0.5),
                latencies.micros(0.99));
    }

    private void call() {
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            try {
                commit.run();
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
                failures.increment();
                if (failures.sum() > MAX_FAILURES) {
                    return;
                }
                continue;
            }
            acknowledged.increment();
            long done = System.nanoTime();
            if (done >= countFrom && done < end) {
                counted.increment();
                latencies.record(done - start);
            }
        }
    }

    /** Waits for threads to end. */
    static void await(List<Thread> threads, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    throw new IllegalStateException(thread.getName() + " did not end within " + limit);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while callers were writing", e);
        }
    }
}
