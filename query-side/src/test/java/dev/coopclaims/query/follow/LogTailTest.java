package dev.coopclaims.query.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every reader of the tail sees, at whatever pace it reads. */
class LogTailTest {
    private static final long NEVER = TimeUnit.HOURS.toNanos(1);
    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final int READERS = 8;

    private final GrowingLog log = new GrowingLog();

    @Test
    void what_one_has_fetched_the_others_read_from_memory() throws InterruptedException {
        LogTail tail = new LogTail(log, 1_000, NO_LIMIT, NEVER);
        log.grow(100);
        assertThat(positions(tail.read(0, 40))).hasSize(40).startsWith(0L);
        long fetches = log.fetches.get();

        for (int reader = 0; reader < 10; reader++) {
            assertThat(positions(tail.read(0, 1_000))).hasSize(100).endsWith(99L);
            assertThat(positions(tail.read(73, 5))).containsExactly(73L, 74L, 75L, 76L, 77L);
        }

        assertThat(log.fetches.get()).isEqualTo(fetches);
    }

    @Test
    void who_stands_at_the_known_end_asks_nobody() throws InterruptedException {
        LogTail tail = new LogTail(log, 1_000, NO_LIMIT, NEVER);
        log.grow(3);
        assertThat(tail.read(0, 10)).hasSize(3);
        long fetches = log.fetches.get();

        for (int i = 0; i < 10; i++) {
            assertThat(tail.read(3, 10)).isEmpty();
        }

        assertThat(log.fetches.get()).isEqualTo(fetches);
        log.grow(1);
        assertThat(positions(tail.read(3, 10))).containsExactly(3L);
    }

    @Test
    void without_news_the_log_is_looked_at_now_and_then() throws InterruptedException {
        LogTail tail = new LogTail(log, 1_000, NO_LIMIT, TimeUnit.MILLISECONDS.toNanos(20));
        assertThat(tail.read(0, 10)).isEmpty();
        log.growSilently(2);

        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (kept(tail.read(0, 10)).isEmpty() && System.nanoTime() < deadlineNanos) {
            tail.await(0, () -> false);
        }

        assertThat(tail.read(0, 10)).hasSize(2);
    }

    @Test
    void kept_is_no_more_than_so_many_events_and_bytes() throws InterruptedException {
        LogTail few = new LogTail(log, 8, NO_LIMIT, NEVER);
        LogTail small = new LogTail(log, 1_000, 5 * GrowingLog.EVENT_BYTES, NEVER);
        log.grow(50);
        for (LogTail tail : List.of(few, small)) {
            try (TailReader reader = new TailReader(tail)) {
                for (long next = 0; next < 50; ) {
                    next += reader.next(next, 1_000).size();
                }
            }
        }

        assertThat(few.low()).isEqualTo(42);
        assertThat(small.low()).isBetween(44L, 45L);
        assertThat(few.read(41, 1)).isNull();
        assertThat(positions(few.read(42, 100))).hasSize(8);
    }

    @Test
    void who_is_behind_reads_the_log_for_itself_up_to_the_seam() throws InterruptedException {
        LogTail tail = new LogTail(log, 20, NO_LIMIT, NEVER);
        log.grow(100);
        long next = 0;
        while (next < 100) {
            next += kept(tail.read(next, 7)).size();
        }
        List<Long> seen = new ArrayList<>();

        try (TailReader behind = new TailReader(tail)) {
            while (seen.size() < 100) {
                seen.addAll(positions(behind.next(seen.size(), 33)));
            }
        }

        assertThat(seen).isEqualTo(numbers(100));
        assertThat(tail.low()).isEqualTo(80);
    }

    @Test
    void an_error_is_told_and_nothing_is_left_out_afterwards() throws InterruptedException {
        LogTail tail = new LogTail(log, 100, NO_LIMIT, NEVER);
        log.grow(10);
        assertThat(tail.read(0, 100)).hasSize(10);
        log.grow(10);
        log.failures.set(2);

        assertThatThrownBy(() -> tail.read(10, 100)).hasMessage("out of reach");
        assertThatThrownBy(() -> tail.read(10, 100)).hasMessage("out of reach");

        assertThat(positions(tail.read(10, 100))).hasSize(10).startsWith(10L);
    }

    @Test
    void a_log_with_a_hole_is_refused() {
        LogTail tail = new LogTail(log, 100, NO_LIMIT, NEVER);
        log.grow(10);
        log.hole.set(4);

        assertThatThrownBy(() -> tail.read(0, 100)).hasMessageContaining("position 5 where 4 was expected");
    }

    /** As after a claim: followers start at different positions while nothing is kept yet. */
    @Test
    void readers_that_start_at_different_positions_do_not_take_what_the_others_fetch() throws Exception {
        log.grow(300);
        log.fetchMillis.set(10);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int round = 0; round < 10; round++) {
                LogTail tail = new LogTail(log, 2_000, NO_LIMIT, NEVER);
                long before = log.fetches.get();
                Future<List<Long>> one = threads.submit(() -> first(tail, 180));
                Future<List<Long>> other = threads.submit(() -> first(tail, 200));

                assertThat(one.get(10, TimeUnit.SECONDS)).startsWith(180L);
                assertThat(other.get(10, TimeUnit.SECONDS)).startsWith(200L);
                assertThat(log.fetches.get() - before).as("fetches").isLessThanOrEqualTo(2);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Long> first(LogTail tail, long from) throws InterruptedException {
        try (TailReader reader = new TailReader(tail)) {
            List<RecordedEvent> events = reader.next(from, 10);
            while (events.isEmpty()) {
                reader.await(from, () -> false);
                events = reader.next(from, 10);
            }
            return positions(events);
        }
    }

    /** Readers of all paces beside a writer; the test prints who read from where. */
    @Test
    void every_reader_sees_every_event_once_and_in_order_beside_a_writer() throws Exception {
        int events = 20_000;
        LogTail tail = new LogTail(log, 500, NO_LIMIT, NEVER);
        List<CompletableFuture<List<Long>>> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int pace = 0; pace < READERS; pace++) {
                int slow = pace;
                readers.add(CompletableFuture.supplyAsync(() -> readAll(tail, events, slow), threads));
            }
            Random random = new Random(11);
            for (int written = 0; written < events; ) {
                int more = Math.min(events - written, 1 + random.nextInt(30));
                log.grow(more);
                written += more;
                LockSupport.parkNanos(100_000);
            }
            for (CompletableFuture<List<Long>> reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(numbers(events));
            }
        }
        System.out.printf(
                "%d readers, %d events: %d fetches of %d events, %d cursors opened%n",
                readers.size(), events, log.fetches.get(), log.fetched.get(), log.opened.get());
        assertThat(log.fetched.get()).isLessThan((long) READERS * events);
        assertThat(log.opened.get()).as("somebody fell behind").isGreaterThan(1);
    }

    private static List<Long> readAll(LogTail tail, int events, int slow) {
        List<Long> seen = new ArrayList<>();
        Random random = new Random(slow);
        try (TailReader reader = new TailReader(tail)) {
            // The last one begins behind the tail, however fast the machine is.
            while (slow == READERS - 1 && tail.low() == 0) {
                LockSupport.parkNanos(100_000);
            }
            while (seen.size() < events) {
                List<RecordedEvent> batch = reader.next(seen.size(), 1 + random.nextInt(200));
                if (batch.isEmpty()) {
                    reader.await(seen.size(), () -> false);
                }
                seen.addAll(positions(batch));
                if (slow > 4 && random.nextInt(4) == 0) {
                    LockSupport.parkNanos(500_000L * slow);
                }
            }
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
        return seen;
    }

    @Test
    void far_from_the_end_the_first_readers_wait_so_that_everything_is_fetched_once() throws Exception {
        int events = 20_000;
        log.grow(events);
        LogTail tail = new LogTail(log, 500, NO_LIMIT, NEVER);
        CountDownLatch begun = new CountDownLatch(READERS);
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int pace = 0; pace < READERS; pace++) {
                int pauseMicros = 50 * pace;
                readers.add(CompletableFuture.runAsync(() -> readAtPace(tail, events, pauseMicros, begun), threads));
            }
            for (CompletableFuture<Void> reader : readers) {
                reader.get(60, TimeUnit.SECONDS);
            }
        }
        // Near the end nobody waits, so each may read that for itself.
        assertThat(log.fetched.get()).isLessThanOrEqualTo(events + READERS * 2 * 500L);
    }

    private static void readAtPace(LogTail tail, int events, int pauseMicros, CountDownLatch begun) {
        try (TailReader reader = new TailReader(tail)) {
            long next = 0;
            while (next < events) {
                List<RecordedEvent> batch = reader.next(next, 100);
                if (next == 0 && !batch.isEmpty()) {
                    begun.countDown();
                    begun.await();
                }
                if (batch.isEmpty()) {
                    reader.await(next, () -> false);
                }
                next += batch.size();
                LockSupport.parkNanos(1_000L * pauseMicros);
            }
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    @Test
    void a_reader_that_stands_still_or_has_left_is_not_waited_for() throws Exception {
        log.grow(10_000);
        LogTail tail = new LogTail(log, 400, NO_LIMIT, NEVER);
        try (TailReader standing = new TailReader(tail);
                TailReader leaving = new TailReader(tail)) {
            assertThat(standing.next(0, 10)).hasSize(10);
            assertThat(leaving.next(0, 10)).hasSize(10);
            leaving.startOver();

            CompletableFuture.runAsync(() -> readAtPace(tail, 10_000, 0, new CountDownLatch(1)))
                    .get(60, TimeUnit.SECONDS);

            assertThat(positions(standing.next(10, 10))).startsWith(10L);
        }
    }

    /** News wake one of those that wait; which one is a matter of chance. */
    @Test
    void who_is_woken_for_news_and_leaves_wakes_the_next() throws Exception {
        LogTail tail = new LogTail(log, 1_000, NO_LIMIT, NEVER);
        log.grow(1);
        assertThat(tail.read(0, 10)).hasSize(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long round = 1; round <= 200; round++) {
                long next = round;
                AtomicBoolean stopped = new AtomicBoolean();
                CountDownLatch waiting = new CountDownLatch(2);
                Future<?> leaving = threads.submit(() -> {
                    try (TailReader reader = new TailReader(tail)) {
                        reader.await(next, () -> isAsked(waiting) && stopped.get());
                    }
                    return null;
                });
                Future<List<Long>> staying = threads.submit(() -> {
                    try (TailReader reader = new TailReader(tail)) {
                        reader.await(next, () -> !isAsked(waiting));
                        return positions(reader.next(next, 10));
                    }
                });
                waiting.await();

                stopped.set(true);
                log.grow(1);

                assertThat(staying.get(10, TimeUnit.SECONDS)).containsExactly(next);
                tail.wake();
                leaving.get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static boolean isAsked(CountDownLatch waiting) {
        waiting.countDown();
        return true;
    }

    private static List<Long> positions(@Nullable List<RecordedEvent> events) {
        return kept(events).stream().map(RecordedEvent::position).toList();
    }

    private static List<Long> numbers(int events) {
        return Stream.iterate(0L, next -> next + 1).limit(events).toList();
    }

    private static List<RecordedEvent> kept(@Nullable List<RecordedEvent> events) {
        if (events == null) {
            throw new AssertionError("no longer kept");
        }
        return events;
    }

    /** A log that grows, counts and fails as told. */
    private static final class GrowingLog implements EventLog {
        private static final int EVENT_BYTES = 100;

        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        private final AtomicLong end = new AtomicLong();
        private final AtomicLong known = new AtomicLong();
        private final AtomicLong fetches = new AtomicLong();
        private final AtomicLong fetched = new AtomicLong();
        private final AtomicLong opened = new AtomicLong();
        private final AtomicLong failures = new AtomicLong();
        private final AtomicLong hole = new AtomicLong(-1);
        private final AtomicLong fetchMillis = new AtomicLong();

        void grow(int events) {
            growSilently(events);
            known.addAndGet(events);
            listeners.forEach(Runnable::run);
        }

        void growSilently(int events) {
            end.addAndGet(events);
        }

        @Override
        public long head() {
            return end.get() - 1;
        }

        @Override
        public long knownHead() {
            return known.get() - 1;
        }

        @Override
        public void onNews(Runnable listener) {
            listeners.add(listener);
        }

        @Override
        public LogCursor from(long position) {
            opened.incrementAndGet();
            return new LogCursor() {
                private long next = position;

                @Override
                public List<RecordedEvent> next(int maxEvents) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(fetchMillis.get()));
                    if (failures.get() > 0) {
                        failures.decrementAndGet();
                        throw new IllegalStateException("out of reach");
                    }
                    List<RecordedEvent> events = new ArrayList<>();
                    while (next < end.get() && events.size() < maxEvents) {
                        if (next != hole.get()) {
                            events.add(event(next));
                        }
                        next++;
                    }
                    fetches.incrementAndGet();
                    fetched.addAndGet(events.size());
                    return events;
                }

                @Override
                public long bytes() {
                    return next * EVENT_BYTES;
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }

        private static RecordedEvent event(long position) {
            OrganisationId organisation = new OrganisationId("org-1");
            return new RecordedEvent(
                    position,
                    "event-" + position,
                    "coop.organisation.MemberAdded",
                    "1",
                    organisation.value(),
                    position,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    new MemberAdded(organisation, new UserId("user"), "Ann", null, Role.PARTNER_USER),
                    Map.of());
        }

        @Override
        public Stream<RecordedEvent> of(Set<String> streams, long upTo) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long positionAt(Instant recordedAt) {
            throw new UnsupportedOperationException();
        }
    }
}
