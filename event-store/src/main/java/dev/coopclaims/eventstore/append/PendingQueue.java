package dev.coopclaims.eventstore.append;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Commits waiting for the appender, bounded by count and bytes. The single consumer may wait for several at once. */
final class PendingQueue {

    private final int maxCommits;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition enough = lock.newCondition();
    private final Deque<PendingCommit> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private int wanted = Integer.MAX_VALUE;
    private boolean closed;

    PendingQueue(int maxCommits, long maxBytes) {
        this.maxCommits = maxCommits;
        this.maxBytes = maxBytes;
    }

    /** Adds a commit; false when the queue is full or closed. */
    boolean offer(PendingCommit pending) {
        lock.lock();
        try {
            int length = pending.commit().length();
            if (closed || waiting.size() >= maxCommits || (waitingBytes + length > maxBytes && !waiting.isEmpty())) {
                return false;
            }
            waiting.add(pending);
            waitingBytes += length;
            if (waiting.size() >= wanted) {
                enough.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until that many commits are queued, the queue is closed, or the time has passed. */
    void await(int commits, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            wanted = commits;
            long left = nanos;
            while (waiting.size() < commits && !closed && left > 0) {
                left = enough.awaitNanos(left);
            }
        } finally {
            wanted = Integer.MAX_VALUE;
            lock.unlock();
        }
    }

    /** Takes queued commits up to the limits, but at least one if any is queued and {@code upToCommits} is positive. */
    List<PendingCommit> drain(int upToCommits, long upToBytes) {
        lock.lock();
        try {
            List<PendingCommit> taken = new ArrayList<>(Math.min(upToCommits, waiting.size()));
            long bytes = 0;
            while (taken.size() < upToCommits) {
                PendingCommit next = waiting.peek();
                if (next == null || (bytes + next.commit().length() > upToBytes && !taken.isEmpty())) {
                    break;
                }
                waiting.remove();
                bytes += next.commit().length();
                taken.add(next);
            }
            waitingBytes -= bytes;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses further commits and wakes the consumer. */
    void close() {
        lock.lock();
        try {
            closed = true;
            enough.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** How long an idle consumer waits before it checks again, in nanoseconds. */
    static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
}
