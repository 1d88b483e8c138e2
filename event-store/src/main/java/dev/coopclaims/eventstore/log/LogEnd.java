package dev.coopclaims.eventstore.log;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far this process knows the log, and whether other processes write to it. The appender reports its writes; readers
 * report where they see the log end. Positions are dense, so an own write that begins where the log was known to end
 * proves that no other process has written, and one that begins later proves that one has. This costs the server
 * nothing. Thread-safe; one appender reports.
 */
final class LogEnd {

    private static final long NOT_KNOWN = -1;
    /** For so long after another process's commit, this process does not count as the only one that writes. */
    private static final long CALM_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition foreign = lock.newCondition();
    /** The position behind the last commit that is our own or was counted as foreign. */
    private long known = NOT_KNOWN;
    /** The position behind the last commit seen, possibly one of our own that is not acknowledged yet. */
    private long seen = NOT_KNOWN;

    private boolean writing;
    private long writingSinceNanos;
    private long timesForeign;
    private long foreignAtNanos;
    /** Whoever has read the log since then and remembered what this process stored has all of it… */
    private long wholeSinceNanos;
    /** …as it was then. */
    private long sureAtNanos = System.nanoTime();

    private long storedAtNanos = System.nanoTime();
    private long wakeUps;

    /** A write of our own begins; commits seen behind the known end from now on may belong to it. */
    void writing() {
        lock.lock();
        try {
            writing = true;
            writingSinceNanos = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /** A write of our own is durable. */
    void stored(long firstPosition, long end) {
        lock.lock();
        try {
            if (known == NOT_KNOWN) {
                wholeSinceNanos = System.nanoTime();
            } else if (firstPosition > known) {
                noteForeign();
            }
            known = Math.max(known, end);
            seen = Math.max(seen, end);
            storedAtNanos = System.nanoTime();
            sureAtNanos = writingSinceNanos;
            wakeUps++;
        } finally {
            lock.unlock();
        }
    }

    /** A write of our own turned out to be durable after its caller was told that nobody knows. */
    void storedLate() {
        lock.lock();
        try {
            wholeSinceNanos = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /** Our own write has ended, whatever its outcome: commits seen behind its end belong to other processes. */
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
     * Reports that the log reaches at least to a position.
     *
     * @return whether this was not known before
     */
    boolean sees(long end) {
        lock.lock();
        try {
            if (known == NOT_KNOWN) {
                // The log as this process found it; who wrote it does not matter.
                known = end;
                wholeSinceNanos = System.nanoTime();
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

    /**
     * Reports where the log ends.
     *
     * @param askedNanos when that was asked
     * @return whether this was not known before
     */
    boolean endsAt(long end, long askedNanos) {
        lock.lock();
        try {
            boolean news = sees(end);
            if (end <= known && askedNanos - sureAtNanos > 0) {
                sureAtNanos = askedNanos;
            }
            return news;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Since when, by {@link System#nanoTime}, the log holds nothing but what this process has stored and answered for; empty
     * unless that was found out within the last {@code nanos}, or if another process has written within a minute.
     */
    OptionalLong ownSinceNanos(long nanos) {
        lock.lock();
        try {
            boolean sure = known != NOT_KNOWN && System.nanoTime() - sureAtNanos < nanos && !foreignWithin(CALM_NANOS);
            return sure ? OptionalLong.of(wholeSinceNanos) : OptionalLong.empty();
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
        wholeSinceNanos = foreignAtNanos;
        foreign.signalAll();
    }

    /** Whether another process is known to have written within the last {@code nanos}. */
    boolean foreignWithin(long nanos) {
        lock.lock();
        try {
            return timesForeign > 0 && System.nanoTime() - foreignAtNanos <= nanos;
        } finally {
            lock.unlock();
        }
    }

    /** When a write of our own last woke readers, by {@link System#nanoTime}. */
    long storedAtNanos() {
        lock.lock();
        try {
            return storedAtNanos;
        } finally {
            lock.unlock();
        }
    }

    /** How often readers have been woken so far. */
    long wakeUps() {
        lock.lock();
        try {
            return wakeUps;
        } finally {
            lock.unlock();
        }
    }

    /** The highest end of the log seen so far; -1 before the first check. */
    long position() {
        lock.lock();
        try {
            return seen;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until another process's commit is found, for at most {@code nanos}. */
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
