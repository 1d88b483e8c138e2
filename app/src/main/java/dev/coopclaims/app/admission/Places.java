package dev.coopclaims.app.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The places for requests in work, and a short queue in front of them. Who would wait too long at the present rate is
 * refused at once, rather than after the wait. Who had to leave its place comes back before all that queue. Thread-safe.
 */
final class Places {
    /**
     * The wait that is expected of who queues, as a share of the longest one. At the whole of it, half of those who queue
     * would wait for nothing, because no two waits are equal.
     */
    private static final double HALF = 0.5;

    /** Roughly how many of the latest the rate is taken from. */
    private static final int LATEST = 32;

    private final int mostQueued;
    private final long longestWaitNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Deque<Waiting> returning = new ArrayDeque<>();
    private final LongSupplier nanoTime;
    /** Places that nobody waits for: whoever waits is handed one as soon as there is one. */
    private int free;

    private int away;
    /**
     * The mean time between two of the queue that got a place, of the latest ones; 0 until there were two since the queue was
     * empty.
     */
    private double betweenNanos;

    private long lastFromQueueNanos;
    private boolean fromQueueSince;

    /**
     * @param count requests in work at one time, at least 1
     * @param mostQueued how many may wait for a place; one more is refused at once
     * @param longestWait after which one that waits is refused
     */
    Places(int count, int mostQueued, Duration longestWait) {
        this(count, mostQueued, longestWait, System::nanoTime);
    }

    /** @param nanoTime a monotonic clock, for the rate at which places become free */
    Places(int count, int mostQueued, Duration longestWait, LongSupplier nanoTime) {
        if (count < 1 || mostQueued < 0 || longestWait.isNegative()) {
            throw new IllegalArgumentException(
                    "coop.admission: at-once must be at least 1, and waiting and wait-for" + " must not be negative");
        }
        this.free = count;
        this.mostQueued = mostQueued;
        this.longestWaitNanos = longestWait.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Somebody who waits for a place. */
    private final class Waiting {
        private final Condition turn = lock.newCondition();
        private boolean handed;
    }

    /** Takes a place if one is free. */
    boolean takeIfFree() {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a place, first come, first served.
     *
     * @return false when too many wait already or none became free in time
     */
    boolean take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (takeIfFree()) {
                return true;
            }
            boolean tooMany = queue.size() >= mostQueued || queue.size() * betweenNanos > longestWaitNanos * HALF;
            return !tooMany && takeInTurn();
        } finally {
            lock.unlock();
        }
    }

    private boolean takeInTurn() throws InterruptedException {
        Waiting one = new Waiting();
        queue.addLast(one);
        try {
            long left = longestWaitNanos;
            while (!one.handed && left > 0) {
                left = one.turn.awaitNanos(left);
            }
            return one.handed;
        } catch (InterruptedException stopped) {
            if (one.handed) {
                free++;
                handOut();
            }
            throw stopped;
        } finally {
            queue.remove(one);
        }
    }

    /** While the queue is never empty, the time between two that leave it is the rate at which work is done. */
    private void tookFromQueue() {
        long now = nanoTime.getAsLong();
        if (fromQueueSince) {
            double between = now - lastFromQueueNanos;
            betweenNanos = betweenNanos == 0 ? between : betweenNanos + (between - betweenNanos) / LATEST;
        }
        lastFromQueueNanos = now;
        fromQueueSince = !queue.isEmpty();
        if (!fromQueueSince) {
            betweenNanos = 0;
        }
    }

    void giveBack() {
        lock.lock();
        try {
            free++;
            handOut();
        } finally {
            lock.unlock();
        }
    }

    /** Gives a place back for a while; {@link #takeAgain} ends it, or {@link #stayAway}. */
    void leave() {
        lock.lock();
        try {
            away++;
            free++;
            handOut();
        } finally {
            lock.unlock();
        }
    }

    /** Who has left does not come back. */
    void stayAway() {
        lock.lock();
        try {
            away--;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a place again, before all that queue, however long that takes. */
    void takeAgain() {
        lock.lock();
        try {
            if (!takeIfFree()) {
                Waiting one = new Waiting();
                returning.addLast(one);
                while (!one.handed) {
                    one.turn.awaitUninterruptibly();
                }
            }
            away--;
        } finally {
            lock.unlock();
        }
    }

    private void handOut() {
        while (free > 0) {
            Waiting next = returning.pollFirst();
            if (next == null) {
                next = queue.pollFirst();
                if (next == null) {
                    return;
                }
                tookFromQueue();
            }
            free--;
            next.handed = true;
            next.turn.signal();
        }
    }

    /** How many requests wait for a place. */
    int queued() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many places are free. */
    int free() {
        lock.lock();
        try {
            return free;
        } finally {
            lock.unlock();
        }
    }

    /** How many requests wait for their client, or to come back from that. */
    int away() {
        lock.lock();
        try {
            return away;
        } finally {
            lock.unlock();
        }
    }
}
