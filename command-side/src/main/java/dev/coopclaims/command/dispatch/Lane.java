package dev.coopclaims.command.dispatch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** The queue in front of one stream: first come, first served. Estimates how long a new command would wait. */
final class Lane {
    /** The weight of the last stay in the mean. */
    private static final int SHARE = 8;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final LongSupplier clock;
    private long enteredAtNanos;
    private volatile long meanNanos;
    private volatile long lastNanos;
    /** How many commands wait for it or are in it; changed only together with the map of lanes. */
    private int users;

    /** @param clock a monotonic clock, in nanoseconds */
    Lane(LongSupplier clock) {
        this.clock = clock;
    }

    Lane used() {
        users++;
        return this;
    }

    /** Whether anybody still needs it. */
    boolean released() {
        users--;
        return users > 0;
    }

    /**
     * How long a command that comes now would wait, by the number of those before it and how long they stay. After a
     * single long stay, such as during an election, the estimate is soon low again.
     */
    long waitNanos() {
        int before = waiting() + (lock.isLocked() && !lock.isHeldByCurrentThread() ? 1 : 0);
        return before * stayNanos();
    }

    /** How long a command is expected to stay. */
    long stayNanos() {
        return Math.min(meanNanos, lastNanos);
    }

    int waiting() {
        return lock.getQueueLength();
    }

    boolean enter(long nanos) throws InterruptedException {
        // The timed one is fair, also when it need not wait.
        if (!lock.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        enteredAtNanos = clock.getAsLong();
        return true;
    }

    void leave() {
        long stayed = clock.getAsLong() - enteredAtNanos;
        lastNanos = stayed;
        meanNanos = meanNanos == 0 ? stayed : meanNanos + (stayed - meanNanos) / SHARE;
        lock.unlock();
    }
}
