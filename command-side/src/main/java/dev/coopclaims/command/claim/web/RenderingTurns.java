package dev.coopclaims.command.claim.web;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who renders when (record 40). A statement in many scripts costs a processor a tenth of a second, and a claim may have two hundred:
 * at most so many are rendered at one time on this node, and one of each organisation, so that whoever has many keeps its
 * own people waiting, and everybody else for one statement of each who waits. Safe for use by many threads.
 */
final class RenderingTurns {
    /** Threads of one organisation that wait; more are refused at once. Far fewer than may be in work (record 48). */
    static final int MAX_WAITING = 16;

    private final Semaphore atOnce;
    private final Duration timeout;
    private final Map<OrganisationId, Queue> queues = new HashMap<>();

    /**
     * @param atOnce how many turns there are at one time, at least 1
     * @param timeout how long somebody waits for a turn
     */
    RenderingTurns(int atOnce, Duration timeout) {
        if (atOnce < 1 || !timeout.isPositive()) {
            throw new IllegalArgumentException("at least one turn at a time, and a positive time-out");
        }
        this.atOnce = new Semaphore(atOnce, true);
        this.timeout = timeout;
    }

    /** Those of one organisation, which take their turns one after the other. */
    private static final class Queue {
        private final Semaphore first = new Semaphore(1, true);
        private int present;
    }

    /**
     * Does the work when its turn has come.
     *
     * @throws Refusal {@link Refusal.Kind#UNAVAILABLE} when it did not come in time, or too many wait for it
     */
    <A> A take(OrganisationId organisation, Supplier<A> work) {
        long startedAt = System.nanoTime();
        Queue queue = enter(organisation);
        try {
            return within(queue.first, startedAt, () -> within(atOnce, startedAt, work));
        } finally {
            leave(organisation, queue);
        }
    }

    /** How many threads wait for a turn at the moment. */
    synchronized int waiting() {
        return atOnce.getQueueLength()
                + queues.values().stream()
                        .mapToInt(queue -> queue.first.getQueueLength())
                        .sum();
    }

    private synchronized Queue enter(OrganisationId organisation) {
        @Nullable Queue known = queues.get(organisation);
        Queue queue = known == null ? new Queue() : known;
        if (queue.present > MAX_WAITING) {
            throw tooMany(MAX_WAITING + " of your organisation wait already");
        }
        queue.present++;
        queues.put(organisation, queue);
        return queue;
    }

    private synchronized void leave(OrganisationId organisation, Queue queue) {
        queue.present--;
        if (queue.present == 0) {
            queues.remove(organisation);
        }
    }

    private <A> A within(Semaphore turns, long startedAt, Supplier<A> work) {
        long leftNanos = timeout.toNanos() - (System.nanoTime() - startedAt);
        try {
            if (!turns.tryAcquire(Math.max(leftNanos, 0), TimeUnit.NANOSECONDS)) {
                throw tooMany("the turn did not come within " + timeout.toSeconds() + " s");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.of(RequestCode.SERVER_STOPPING);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static Refusal tooMany(String limit) {
        return Refusal.of(RequestCode.TOO_MANY_STATEMENTS, limit);
    }
}
