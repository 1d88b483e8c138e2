package dev.coopclaims.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class FairKeyLocksTest {
    private static final OrganisationId A = new OrganisationId("org-a");
    private static final OrganisationId B = new OrganisationId("org-b");

    private final FairKeyLocks lanes = new FairKeyLocks(Duration.ofMillis(50), DispatchListener.SILENT);

    @Test
    void a_lane_that_stays_taken_is_refused_after_the_time_out_and_is_free_after_the_unit_of_work() throws Exception {
        UnitOfWork<?> first = started();
        lanes.enter(first, List.of(A));
        assertThat(elsewhere(List.of(A))).isEqualTo(Refusal.Kind.UNAVAILABLE.name());
        assertThat(elsewhere(List.of(B))).isEqualTo("entered");
        first.rollback();
        assertThat(elsewhere(List.of(B, A))).isEqualTo("entered");
    }

    @Test
    void who_waits_in_vain_for_one_lane_keeps_no_other() throws Exception {
        UnitOfWork<?> first = started();
        lanes.enter(first, List.of(A));
        assertThat(elsewhere(List.of(A, B))).isEqualTo(Refusal.Kind.UNAVAILABLE.name());
        assertThat(elsewhere(List.of(B))).isEqualTo("entered");
        first.commit();
    }

    @Test
    void lanes_are_entered_once_in_a_unit_of_work() {
        UnitOfWork<?> unitOfWork = started();
        lanes.enter(unitOfWork, List.of(A));
        lanes.enter(unitOfWork, List.of(A));
        assertThatThrownBy(() -> lanes.enter(unitOfWork, List.of(B))).isInstanceOf(IllegalStateException.class);
        unitOfWork.rollback();
    }

    @Test
    void a_lane_is_there_only_while_somebody_needs_it() throws Exception {
        UnitOfWork<?> first = started();
        lanes.enter(first, List.of(A, B));
        assertThat(lanes.inUse()).isEqualTo(2);
        elsewhere(List.of(A));
        assertThat(lanes.inUse()).isEqualTo(2);
        first.commit();
        assertThat(lanes.inUse()).isZero();
    }

    /** By the fake clock the last command stayed 6 s, so the second in the queue would wait 12 s. */
    @Test
    void who_would_wait_too_long_is_refused_at_once_and_who_waits_already_is_not() throws Exception {
        AtomicLong now = new AtomicLong();
        FairKeyLocks slow = new FairKeyLocks(Duration.ofSeconds(10), DispatchListener.SILENT, now::get);
        UnitOfWork<?> first = started();
        slow.enter(first, List.of(A));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch over = new CountDownLatch(1);
            Future<String> second = threads.submit(() -> entering(slow, List.of(A), over));
            awaitWaiting(slow, 1);
            now.addAndGet(TimeUnit.SECONDS.toNanos(6));
            first.commit();
            awaitWaiting(slow, 0);
            Future<String> waits = threads.submit(() -> entering(slow, List.of(A), new CountDownLatch(0)));
            awaitWaiting(slow, 1);
            Future<String> refused = threads.submit(() -> entering(slow, List.of(A), new CountDownLatch(0)));
            assertThat(refused.get(5, TimeUnit.SECONDS)).isEqualTo(Refusal.Kind.UNAVAILABLE.name());
            over.countDown();
            assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("entered");
            assertThat(waits.get(20, TimeUnit.SECONDS)).isEqualTo("entered");
        }
        assertThat(slow.inUse()).isZero();
    }

    @Test
    void one_long_stay_refuses_nobody_after_a_short_one() {
        AtomicLong now = new AtomicLong();
        Lane lane = new Lane(now::get);
        assertThat(enterAndStay(lane, now, 60)).isEqualTo(TimeUnit.SECONDS.toNanos(60));
        assertThat(enterAndStay(lane, now, 1)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    /** What the lane then expects of each who comes. */
    private static long enterAndStay(Lane lane, AtomicLong now, long seconds) {
        try {
            assertThat(lane.enter(1)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        lane.leave();
        return lane.stayNanos();
    }

    @Test
    void who_comes_first_enters_first() throws Exception {
        FairKeyLocks patient = new FairKeyLocks(Duration.ofMinutes(5), DispatchListener.SILENT);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        UnitOfWork<?> first = started();
        patient.enter(first, List.of(A));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                int number = i;
                threads.execute(() -> {
                    UnitOfWork<?> unitOfWork = started();
                    patient.enter(unitOfWork, List.of(A, B));
                    order.add(number);
                    unitOfWork.commit();
                });
                awaitWaiting(patient, i + 1);
            }
            first.commit();
        }
        assertThat(order).hasSize(20).isSorted();
    }

    private static void awaitWaiting(FairKeyLocks lanes, int commands) {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (lanes.waiting(A) != commands) {
            assertThat(System.nanoTime() - endNanos).as("waiting").isNegative();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private String elsewhere(List<OrganisationId> keys) throws Exception {
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return thread.submit(() -> entering(lanes, keys, new CountDownLatch(0)))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    /** Stays until something is over. */
    private static String entering(FairKeyLocks lanes, List<OrganisationId> keys, CountDownLatch over)
            throws InterruptedException {
        UnitOfWork<?> unitOfWork = started();
        try {
            lanes.enter(unitOfWork, keys);
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
            return "entered";
        } catch (Refusal refusal) {
            return refusal.kind().name();
        } finally {
            unitOfWork.rollback();
        }
    }

    private static UnitOfWork<?> started() {
        return DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("anything"));
    }
}
