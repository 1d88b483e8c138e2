package dev.coopclaims.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void beyond_places_and_queue_it_refuses_at_once() throws InterruptedException {
        Places places = new Places(1, 1, LONG);
        assertThat(places.take()).isTrue();
        CompletableFuture<Boolean> waits = inThread(places);
        awaitQueued(places, 1);

        assertThat(places.take()).isFalse();
        assertThat(waits).isNotDone();

        places.giveBack();
        assertThat(waits.join()).isTrue();
        assertThat(places.free()).isZero();
    }

    @Test
    void who_waits_too_long_is_refused_and_leaves_no_trace() throws InterruptedException {
        Places places = new Places(1, 1, Duration.ofMillis(5));
        assertThat(places.take()).isTrue();

        assertThat(places.take()).isFalse();

        assertThat(places.queued()).isZero();
        places.giveBack();
        assertThat(places.take()).isTrue();
    }

    /** One place that becomes free every 2 s by the clock of this test, and two that come in that time. */
    @Test
    void who_would_wait_too_long_is_refused_at_once() throws InterruptedException {
        AtomicLong now = new AtomicLong();
        Places places = new Places(1, 100, Duration.ofSeconds(10), now::get);
        assertThat(places.take()).isTrue();
        Deque<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
        int refused = 0;
        for (int arrival = 0; arrival < 100; arrival++) {
            int before = places.queued();
            CompletableFuture<Boolean> one = inThread(places);
            assertThat(Await.until(Duration.ofSeconds(20), () -> one.isDone() || places.queued() > before))
                    .isTrue();
            if (one.isDone()) {
                assertThat(one.join()).isFalse();
                refused++;
            } else {
                waiting.add(one);
            }
            if (arrival % 2 == 1) {
                now.addAndGet(Duration.ofSeconds(2).toNanos());
                places.giveBack();
                assertThat(waiting.removeFirst().join()).as("first come").isTrue();
            }
        }
        System.out.println("refused at once " + refused + " of 100, still waiting " + waiting.size());
        assertThat(waiting).hasSizeBetween(2, 3);
        assertThat(refused).isEqualTo(50 - waiting.size());
        while (!waiting.isEmpty()) {
            places.giveBack();
            assertThat(waiting.removeFirst().join()).isTrue();
        }
    }

    @Test
    void first_come_first_served() throws InterruptedException {
        Places places = new Places(1, 10, LONG);
        assertThat(places.take()).isTrue();
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            all.add(inThread(places).thenAccept(took -> {
                order.add(number);
                places.giveBack();
            }));
            awaitQueued(places, i + 1);
        }
        places.giveBack();
        all.forEach(CompletableFuture::join);
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void who_comes_back_goes_before_all_that_queue() throws InterruptedException {
        Places places = new Places(1, 10, LONG);
        Turn turn = Turn.begin(places);
        assertThat(places.take()).isTrue();
        Turn.leave();
        assertThat(places.take())
                .as("the place of one that waits for its client")
                .isTrue();
        places.giveBack();
        assertThat(places.take()).isTrue();
        CompletableFuture<Boolean> queued = inThread(places);
        awaitQueued(places, 1);

        // Both places are taken again; the one that is given back must go to the one that returns.
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                places::giveBack, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
        Turn.comeBack();
        later.join();
        assertThat(queued).isNotDone();

        turn.end();
        assertThat(queued.join()).isTrue();
    }

    /** Many threads take, leave, come back and give back at random: there are never more than places, and none is lost. */
    @Test
    void never_more_than_places_and_none_is_lost() {
        int count = 3;
        Places places = new Places(count, 8, Duration.ofMillis(2));
        AtomicInteger inWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger returned = new AtomicInteger();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            all.add(CompletableFuture.runAsync(
                    () -> {
                        for (int round = 0; round < 300; round++) {
                            if (!taken(places)) {
                                refused.incrementAndGet();
                                continue;
                            }
                            Turn turn = Turn.begin(places);
                            most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
                            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(200_000));
                            inWork.decrementAndGet();
                            if (round % 3 == 0) {
                                Turn.leave();
                                LockSupport.parkNanos(
                                        ThreadLocalRandom.current().nextInt(200_000));
                                Turn.comeBack();
                                most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
                                inWork.decrementAndGet();
                                returned.incrementAndGet();
                            }
                            turn.end();
                        }
                    },
                    task -> Thread.ofVirtual().start(task)));
        }
        all.forEach(CompletableFuture::join);

        assertThat(most.get()).isLessThanOrEqualTo(count);
        assertThat(places.free()).isEqualTo(count);
        assertThat(places.queued()).isZero();
        assertThat(places.away()).isZero();
        assertThat(refused.get()).isPositive();
        assertThat(returned.get()).isPositive();
        System.out.println("refused " + refused + ", came back " + returned + ", most at once " + most);
    }

    private static CompletableFuture<Boolean> inThread(Places places) {
        return CompletableFuture.supplyAsync(
                () -> taken(places), task -> Thread.ofVirtual().start(task));
    }

    private static boolean taken(Places places) {
        try {
            return places.take();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void awaitQueued(Places places, int count) {
        assertThat(Await.until(Duration.ofSeconds(20), () -> places.queued() == count))
                .isTrue();
    }
}
