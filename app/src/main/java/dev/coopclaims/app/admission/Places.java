package dev.coopclaims.app.admission;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The places for requests in work, and a short queue in front of them. Who had to leave its place comes back before all
 * that queue. Thread-safe.
 */
final class Places {
    private final int mostQueued;
    private final long longestWaitNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forQueued = lock.newCondition();
    private final Condition forReturning = lock.newCondition();
    private int free;
    private int queued;
    private int returning;
    private int away;

    /**
     * @param count requests in work at one time, at least 1
     * @param mostQueued how many may wait for a place; one more is refused at once
     * @param longestWait after which one that waits is refused
     */
    Places(int count, int mostQueued, Duration longestWait) {
        if (count < 1 || mostQueued < 0 || longestWait.isNegative()) {
            throw new IllegalArgumentException(
                    "coop.admission: at-once must be at least 1, and waiting and wait-for" + " must not be negative");
        }
        this.free = count;
        this.mostQueued = mostQueued;
        this.longestWaitNanos = longestWait.toNanos();
    }

    /**
     * Takes a place, first come, first served.
     *
     * @return false when too many wait already or none became free in time
     */
    boolean take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (free > 0 && queued == 0 && returning == 0) {
                free--;
                return true;
            }
            return queued < mostQueued && takeWhenFree();
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
            return true;
        } finally {
            queued--;
            // This one may have been told of a place that it does not take.
            tellNext();
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
