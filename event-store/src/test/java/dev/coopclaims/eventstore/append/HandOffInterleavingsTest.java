package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/** What callers and the appender hand to each other, under the interleavings that Lincheck's model checker makes. */
class HandOffInterleavingsTest {

    private static final int INTERLEAVINGS = 500;
    private static final int LENGTH = 10;

    private enum Told {
        STORED,
        NOT_STORED,
        UNKNOWN
    }

    @Test
    void who_is_told_not_stored_is_never_sent_and_who_is_told_stored_was() {
        Lincheck.runConcurrentTest(INTERLEAVINGS, () -> {
            PendingCommit pending = new PendingCommit(commit());
            AtomicInteger stored = new AtomicInteger();
            Thread appender = new Thread(() -> {
                if (pending.claim()) {
                    stored.incrementAndGet();
                    pending.stored(7, Instant.EPOCH);
                }
            });
            appender.start();
            Told told = askedWithoutPatience(pending);
            join(appender);
            check(told != Told.NOT_STORED || stored.get() == 0, "told not stored, and it was");
            check(told != Told.STORED || stored.get() == 1, "told stored, and it was not");
        });
    }

    @Test
    void who_is_told_not_stored_is_not_sent_by_a_second_attempt_either() {
        Lincheck.runConcurrentTest(INTERLEAVINGS, () -> {
            PendingCommit pending = new PendingCommit(commit());
            AtomicInteger stored = new AtomicInteger();
            Thread appender = new Thread(() -> {
                if (pending.claim()) {
                    pending.unclaim();
                }
                if (!pending.isOver() && pending.claim()) {
                    stored.incrementAndGet();
                    pending.stored(7, Instant.EPOCH);
                }
            });
            appender.start();
            Told told = askedWithoutPatience(pending);
            join(appender);
            check(told != Told.NOT_STORED || stored.get() == 0, "told not stored, and it was");
            check(told != Told.STORED || stored.get() == 1, "told stored, and it was not");
        });
    }

    @Test
    void what_the_queue_accepted_is_taken_once_and_what_it_refused_never() {
        Lincheck.runConcurrentTest(INTERLEAVINGS, () -> {
            PendingQueue queue = new PendingQueue(2, 100L * LENGTH);
            List<PendingCommit> accepted = new ArrayList<>();
            List<Thread> callers = new ArrayList<>();
            for (int caller = 0; caller < 3; caller++) {
                callers.add(new Thread(() -> {
                    PendingCommit pending = new PendingCommit(commit());
                    if (queue.offer(pending)) {
                        synchronized (accepted) {
                            accepted.add(pending);
                        }
                    }
                }));
            }
            callers.forEach(Thread::start);
            List<PendingCommit> taken = new ArrayList<>(queue.drain(1, Long.MAX_VALUE));
            queue.close();
            callers.forEach(HandOffInterleavingsTest::join);
            check(!queue.offer(new PendingCommit(commit())), "a closed queue accepts");
            taken.addAll(queue.drain(Integer.MAX_VALUE, Long.MAX_VALUE));
            check(taken.size() == accepted.size() && taken.containsAll(accepted), "lost or doubled");
            check(queue.size() == 0, "something is left");
        });
    }

    @Test
    void the_queue_never_holds_more_than_its_bounds() {
        Lincheck.runConcurrentTest(INTERLEAVINGS, () -> {
            PendingQueue queue = new PendingQueue(2, 100L * LENGTH);
            AtomicInteger accepted = new AtomicInteger();
            Thread other = new Thread(() -> offerTwice(queue, accepted));
            other.start();
            offerTwice(queue, accepted);
            join(other);
            check(accepted.get() == 2 && queue.size() == 2, "the bound of two commits does not hold");
        });
    }

    @Test
    void an_appender_that_waits_is_woken_by_a_commit_and_by_closing() {
        for (boolean byClosing : new boolean[] {false, true}) {
            Lincheck.runConcurrentTest(INTERLEAVINGS, () -> {
                PendingQueue queue = new PendingQueue(2, 100L * LENGTH);
                Thread caller = new Thread(() -> {
                    if (byClosing) {
                        queue.close();
                    } else {
                        queue.offer(new PendingCommit(commit()));
                    }
                });
                caller.start();
                try {
                    queue.await(1, Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                check(byClosing || queue.size() == 1, "woken for nothing");
                join(caller);
            });
        }
    }

    /** The proof that the model checker would find such a thing. */
    @Test
    void a_check_before_an_act_would_be_found() {
        assertThat(findsTheRace()).isTrue();
    }

    private static boolean findsTheRace() {
        try {
            Lincheck.runConcurrentTest(INTERLEAVINGS, () -> {
                AtomicInteger count = new AtomicInteger();
                Thread other = new Thread(() -> count.set(count.get() + 1));
                other.start();
                count.set(count.get() + 1);
                join(other);
                check(count.get() == 2, "lost");
            });
            return false;
        } catch (AssertionError | RuntimeException e) {
            return true;
        }
    }

    private static void offerTwice(PendingQueue queue, AtomicInteger accepted) {
        for (int commit = 0; commit < 2; commit++) {
            if (queue.offer(new PendingCommit(commit()))) {
                accepted.incrementAndGet();
            }
        }
    }

    private static Told askedWithoutPatience(PendingCommit pending) {
        try {
            pending.giveUp("no patience");
            pending.await();
            return Told.STORED;
        } catch (EventStoreUnavailableException e) {
            return e.outcomeUnknown() ? Told.UNKNOWN : Told.NOT_STORED;
        }
    }

    private static EncodedCommit commit() {
        return new EncodedCommit(new byte[LENGTH], LENGTH, 1, List.of());
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
