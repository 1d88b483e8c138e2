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

/** Fills stores that are then read. */
final class Fill {

    private static final int CALLERS = 64;
    private static final Duration LAST_LIMIT = Duration.ofSeconds(60);

    private Fill() {}

    /**
     * Commits of one event, each of an aggregate of its own, as fast as the store takes them.
     *
     * @param limit after which no more are written
     * @return how many events were acknowledged
     */
    static long burst(Store store, long events, Duration limit) {
        return oneByOne(events, limit, number -> store.append(CommitShape.ONE_EVENT.next()));
    }

    /** The same, but the events say that they happened one second apart, up to now. */
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

    /** Aggregates of the same length, written commit by commit. Answers their ids. */
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

    /** Runs something in several virtual threads, waits for all of them and throws what one of them threw. */
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
