package dev.coopclaims.app.admission;

import java.time.Duration;
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
    private final Condition forQueued = lock.newCondition();
    private final Condition forReturning = lock.newCondition();
    private final LongSupplier nanoTime;
    private int free;
    private int queued;
    private int returning;
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

    /** Takes a place if one is free and nobody waits for it. */
    boolean takeIfFree() {
        lock.lock();
        try {
            if (free > 0 && queued == 0 && returning == 0) {
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
            boolean tooMany = queued >= mostQueued || queued * betweenNanos > longestWaitNanos * HALF;
            return !tooMany && takeWhenFree();
        } finally {
            lock.unlock();
        }
    }

    private boolean takeWhenFree() throws InterruptedException {
        queued++;
        try {
            long left = longestWaitNanos;
            while (free == 0 || returning > 0) {
                if (left <= 0) {
                    return false;
                }
                left = forQueued.awaitNanos(left);
            }
            free--;
            tookFromQueue();
            return true;
        } finally {
            queued--;
            // This one may have been told of a place that it does not take.
            tellNext();
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
        fromQueueSince = queued > 1;
        if (!fromQueueSince) {
            betweenNanos = 0;
        }
    }

    void giveBack() {
        lock.lock();
        try {
            free++;
            tellNext();
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
            tellNext();
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
            returning++;
            while (free == 0) {
                forReturning.awaitUninterruptibly();
            }
            returning--;
            away--;
            free--;
            tellNext();
        } finally {
            lock.unlock();
        }
    }

    private void tellNext() {
        if (free > 0) {
            (returning > 0 ? forReturning : forQueued).signal();
        }
    }

    /** How many requests wait for a place. */
    int queued() {
        lock.lock();
        try {
            return queued;
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
