package dev.coopclaims.benchmarks.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Fills stores for the reading benchmarks. */
final class Fill {

    private static final int CALLERS = 64;
    private static final Duration LAST_LIMIT = Duration.ofSeconds(60);

    private Fill() {}

    /**
     * Writes commits of one event, each for a new aggregate, as fast as the store accepts them.
     *
     * @param limit time after which writing stops
     * @return the number of acknowledged events
     */
    static long burst(Store store, long events, Duration limit) {
        return oneByOne(events, limit, number -> store.append(CommitShape.ONE_EVENT.next()));
    }

    /** Like {@link #burst}, but the events' times are one second apart and end now. */
    static long spaced(Store store, long events, Duration limit) {
        Instant first = Instant.now().minusSeconds(events);
        return oneByOne(
                events,
                limit,
                number -> store.append(
                        List.of(CommitShape.eventAt(first.plusSeconds(number), CommitShape.timeOrderedId(), 0))));
    }

    private static long oneByOne(long events, Duration limit, IntConsumer append) {
        AtomicLong acknowledged = new AtomicLong();
        long deadline = System.nanoTime() + limit.toNanos();
        AtomicInteger next = new AtomicInteger();
        parallel(CALLERS, limit, caller -> {
            for (int i = next.getAndIncrement(); i < events; i = next.getAndIncrement()) {
                if (System.nanoTime() > deadline) {
                    return;
                }
                append.accept(i);
                acknowledged.incrementAndGet();
            }
        });
        return acknowledged.get();
    }

    /** Writes aggregates of the same length, commit by commit, and returns their ids. */
    static List<String> aggregates(Store store, int aggregates, int eventsEach, int eventsPerCommit, Duration limit) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < aggregates; i++) {
            ids.add(CommitShape.timeOrderedId());
        }
        AtomicInteger next = new AtomicInteger();
        parallel(Math.min(CALLERS, aggregates), limit, caller -> {
            for (int i = next.getAndIncrement(); i < aggregates; i = next.getAndIncrement()) {
                for (int first = 0; first < eventsEach; first += eventsPerCommit) {
                    store.append(
                            CommitShape.continuing(ids.get(i), first, Math.min(eventsPerCommit, eventsEach - first)));
                }
            }
        });
        return ids;
    }

    /** Runs work in several virtual threads, waits for all of them, and rethrows a failure of any of them. */
    static void parallel(int threads, Duration limit, IntConsumer work) {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            started.add(Thread.ofVirtual().name("worker-" + i).start(() -> {
                try {
                    work.accept(number);
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        CallerLoad.await(started, limit.plus(LAST_LIMIT));
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }
}
