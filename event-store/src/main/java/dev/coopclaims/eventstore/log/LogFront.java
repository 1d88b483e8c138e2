package dev.coopclaims.eventstore.log;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far this process knows the log, and whether others write to it too. The appender tells of its writes; who looks at
 * the log tells where it ends. Positions are dense, so a write of our own that does not begin where the log was known to
 * end shows that somebody else has written, and one that does shows that nobody has: that costs the server nothing.
 * Thread-safe; one appender tells.
 */
final class LogFront {

    private static final long NOT_KNOWN = -1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition foreign = lock.newCondition();
    /** Behind the last commit that is our own or was counted as foreign. */
    private long known = NOT_KNOWN;
    /** Behind the last commit that anybody has seen, perhaps one of our own whose answer is not there yet. */
    private long seen = NOT_KNOWN;

    private boolean writing;
    private long timesForeign;
    private long foreignAtNanos;
    private long storedAtNanos = System.nanoTime();
    private long wakeUps;

    /** A write of our own begins; what is seen behind the known end from now on may be its. */
    void writing() {
        lock.lock();
        try {
            writing = true;
        } finally {
            lock.unlock();
        }
    }

    /** A write of our own is durable. */
    void stored(long firstPosition, long end) {
        lock.lock();
        try {
            if (known != NOT_KNOWN && firstPosition > known) {
                noteForeign();
            }
            known = Math.max(known, end);
            seen = Math.max(seen, end);
            storedAtNanos = System.nanoTime();
            wakeUps++;
        } finally {
            lock.unlock();
        }
    }

    /** No write of our own is under way, whatever became of it: what was seen behind its end is others'. */
    void written() {
        lock.lock();
        try {
            writing = false;
            judge();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Somebody has seen that the log reaches to a position at least.
     *
     * @return whether nobody knew that before
     */
    boolean sees(long end) {
        lock.lock();
        try {
            if (known == NOT_KNOWN) {
                // Where this process found the log: who wrote that does not matter.
                known = end;
            }
            boolean news = end > seen;
            if (news) {
                seen = end;
                wakeUps++;
            }
            judge();
            return news;
        } finally {
            lock.unlock();
        }
    }

    private void judge() {
        if (!writing && seen > known) {
            known = seen;
            noteForeign();
        }
    }

    private void noteForeign() {
        timesForeign++;
        foreignAtNanos = System.nanoTime();
        foreign.signalAll();
    }

    /** Whether somebody else has written within so many nanoseconds, as far as is known. */
    boolean foreignWithin(long nanos) {
        lock.lock();
        try {
            return timesForeign > 0 && System.nanoTime() - foreignAtNanos <= nanos;
        } finally {
            lock.unlock();
        }
    }

    /** When a write of our own last told readers to look, by {@link System#nanoTime}. */
    long storedAtNanos() {
        lock.lock();
        try {
            return storedAtNanos;
        } finally {
            lock.unlock();
        }
    }

    /** How often readers had to be woken so far. */
    long wakeUps() {
        lock.lock();
        try {
            return wakeUps;
        } finally {
            lock.unlock();
        }
    }

    /** Behind the last position that anybody has seen; -1 before the first look. */
    long end() {
        lock.lock();
        try {
            return seen;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until somebody else's commit is found, or for so many nanoseconds. */
    void awaitForeign(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long before = timesForeign;
            for (long left = nanos; timesForeign == before && left > 0; ) {
                left = foreign.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
