package dev.coopclaims.eventstore.contract;

import static dev.coopclaims.eventstore.contract.ContractNode.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.axon.AppendedPositions;
import dev.coopclaims.eventstore.contract.ContractNode.Noted;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** What holds when many write at once, on one node and on two, while others read. */
public abstract class WritersContract extends ContractSuite {

    private static final int WRITERS = 16;
    private static final int COMMITS_PER_WRITER = 40;

    @Test
    void positions_are_dense_and_seen_in_order_while_two_nodes_write() throws Exception {
        ContractNode one = node();
        ContractNode two = node();
        long expected = (long) WRITERS * COMMITS_PER_WRITER * 2;
        List<Callable<List<Long>>> tasks = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String stream = "writer-" + writer;
            ContractNode node = writer % 2 == 0 ? one : two;
            tasks.add(() -> positionsOf(node, stream));
        }
        tasks.add(() -> readByStream(one, expected));
        tasks.add(() -> readByTail(two, expected));

        List<List<Long>> results = together(tasks);

        List<Long> all = LongStream.range(0, expected).boxed().toList();
        assertThat(results.get(WRITERS)).as("the stream of one node").isEqualTo(all);
        assertThat(results.get(WRITERS + 1)).as("the raw tail of the other").isEqualTo(all);
        assertThat(results.subList(0, WRITERS).stream().flatMap(List::stream).sorted())
                .as("what writers were told")
                .isEqualTo(all);
        assertThat(eventsFrom(one.log(), 0))
                .extracting(StoredEvent::id)
                .hasSize((int) expected)
                .doesNotHaveDuplicates();
    }

    /** Writes commits of one and three events by turns and gives back the positions that were answered. */
    private static List<Long> positionsOf(ContractNode node, String stream) {
        List<Long> positions = new ArrayList<>();
        long sequence = 0;
        for (int commit = 0; commit < COMMITS_PER_WRITER; commit++) {
            int events = commit % 2 == 0 ? 1 : 3;
            long first = sequence;
            Appended appended = Objects.requireNonNull(AppendedPositions.during(() -> {
                        node.append(stream, first, events);
                        return true;
                    })
                    .appended());
            LongStream.rangeClosed(appended.firstPosition(), appended.lastPosition())
                    .forEach(positions::add);
            sequence += events;
        }
        return positions;
    }

    private static List<Long> readByStream(ContractNode node, long expected) throws InterruptedException {
        List<Long> seen = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds());
        try (TrackingEventStream stream = node.store().openStream(null)) {
            while (seen.size() < expected && System.nanoTime() < deadline) {
                if (stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)) {
                    TrackedEventMessage<?> message = stream.nextAvailable();
                    seen.add(message.trackingToken().position().orElseThrow());
                }
            }
        }
        return seen;
    }

    private static List<Long> readByTail(ContractNode node, long expected) {
        List<Long> seen = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds());
        try (CommitTail tail = new CommitTail(node.log(), 0)) {
            while (seen.size() < expected && System.nanoTime() < deadline) {
                for (StoredCommit commit : tail.next()) {
                    commit.events().forEach(event -> seen.add(event.position()));
                }
                Thread.onSpinWait();
            }
        }
        return seen;
    }

    /** Alone and by turns, on clocks that go forward and back by up to an hour. */
    @Test
    void recorded_times_never_decrease_whatever_the_clocks_say() {
        Instant start = Instant.parse("2026-11-28T12:00:00Z");
        AtomicLong looks = new AtomicLong();
        long[] offsets = {0, 3_600, -3_600, 5, 3_601, -1, 0};
        InstantSource jumping = () -> start.plusSeconds(offsets[(int) (looks.getAndIncrement() % offsets.length)]);
        ContractNode one = node(jumping);
        ContractNode two = node(jumping);
        List<Instant> told = new ArrayList<>();
        for (int commit = 0; commit < 30; commit++) {
            // Five times the same node, then the other.
            ContractNode node = commit / 5 % 2 == 0 ? one : two;
            String stream = "stream-" + commit;
            told.add(Objects.requireNonNull(AppendedPositions.during(() -> {
                                node.append(stream, 0, 1);
                                return true;
                            })
                            .appended())
                    .recordedAt());
        }

        List<Instant> stored =
                eventsFrom(one.log(), 0).stream().map(StoredEvent::recordedAt).toList();
        assertThat(stored).hasSize(30).isSorted().isEqualTo(told);
        assertThat(stored.getLast()).isEqualTo(start.plusSeconds(3_601));
    }

    @Test
    void what_is_acknowledged_is_there_for_every_node_at_once() {
        ContractNode writer = node();
        ContractNode reader = node();
        for (int commit = 0; commit < 100; commit++) {
            long position = 2L * commit;
            String stream = "stream-" + commit;
            writer.append(stream, 0, 2);

            assertThat(reader.log().tail().nextPosition()).isEqualTo(position + 2);
            assertThat(reader.log().commitHolding(position + 1))
                    .hasValueSatisfying(holding ->
                            assertThat(CommitLayout.positionOf(holding)).isEqualTo(position));
            assertThat(reader.log().commitHolding(position + 3)).isEmpty();
            assertThat(reader.log().commits(position, 10)).hasSize(1);
            assertThat(reader.log().headOf(stream)).hasValue(1);
            assertThat(reader.engine().readEvents(stream).asStream()).hasSize(2);
        }
    }

    @Test
    void of_all_who_extend_a_stream_at_once_exactly_one_wins() throws Exception {
        int rounds = 30;
        int racers = 8;
        ContractNode one = node();
        ContractNode two = node();
        int won = 0;
        int lost = 0;
        for (int round = 0; round < rounds; round++) {
            String stream = "contested-" + round / 3;
            long first = round % 3;
            CyclicBarrier start = new CyclicBarrier(racers);
            List<Boolean> outcomes = together(IntStream.range(0, racers)
                    .<Callable<Boolean>>mapToObj(racer -> () -> {
                        start.await(limitSeconds(), TimeUnit.SECONDS);
                        return wins(racer % 2 == 0 ? one : two, stream, first, racer);
                    })
                    .toList());
            assertThat(outcomes.stream().filter(outcome -> outcome).count())
                    .as("winners of round %d", round)
                    .isEqualTo(1);
            won += (int) outcomes.stream().filter(outcome -> outcome).count();
            lost += (int) outcomes.stream().filter(outcome -> !outcome).count();
        }
        System.out.printf(
                "%s: %d rounds, %d commits won, %d conflicts%n", getClass().getSimpleName(), rounds, won, lost);
        assertThat(lost).isPositive();
        assertThat(one.log().tail().nextPosition()).isEqualTo(rounds);
        for (int stream = 0; stream < rounds / 3; stream++) {
            assertThat(one.engine().readEvents("contested-" + stream).asStream())
                    .hasSize(3);
        }
    }

    private static boolean wins(ContractNode node, String stream, long sequence, int racer) {
        try {
            node.append(List.of(event(stream, sequence, new Noted("racer", racer))));
            return true;
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            return false;
        }
    }

    @Test
    void conflicts_in_full_batches_harm_nobody_else() throws Exception {
        ContractNode before = node();
        before.append("taken", 0, 1);
        ContractNode node = node();
        int callers = 48;
        CyclicBarrier start = new CyclicBarrier(callers);

        List<Boolean> stored = together(IntStream.range(0, callers)
                .<Callable<Boolean>>mapToObj(caller -> () -> {
                    start.await(limitSeconds(), TimeUnit.SECONDS);
                    return wins(node, caller % 4 == 0 ? "taken" : "free-" + caller, 0, caller);
                })
                .toList());

        for (int caller = 0; caller < callers; caller++) {
            assertThat(stored.get(caller)).as("caller %d", caller).isEqualTo(caller % 4 != 0);
        }
        assertThat(eventsFrom(before.log(), 0))
                .extracting(StoredEvent::position)
                .isEqualTo(LongStream.rangeClosed(0, callers * 3 / 4).boxed().toList());
    }

    private static <T> List<T> together(List<Callable<T>> tasks)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = tasks.stream().map(threads::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(limitSeconds(), TimeUnit.SECONDS));
            }
            return results;
        }
    }
}
