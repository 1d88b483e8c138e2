package dev.coopclaims.query.follow;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far the segments of one follower have come on this node: the positions of what is written, not those that are
 * stored, which may lag. Readers wait here for a position and are woken when it is reached. Thread-safe.
 */
final class Progress {

    private int segments;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<Integer, Long> positions = new HashMap<>();

    Progress(int segments) {
        this.segments = segments;
    }

    /** The group turned out to have so many segments. */
    void segments(int there) {
        lock.lock();
        try {
            segments = there;
        } finally {
            lock.unlock();
        }
    }

    void moveTo(int segment, long position) {
        lock.lock();
        try {
            positions.put(segment, position);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The segment is no longer ours, so its position is not known here. */
    void lose(int segment) {
        lock.lock();
        try {
            positions.remove(segment);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether every segment is ours, so that nobody else updates the view. */
    boolean isWhole() {
        lock.lock();
        try {
            return positions.size() == segments;
        } finally {
            lock.unlock();
        }
    }

    /** The follower has applied everything up to here; {@link EventLog#NOTHING} while a segment has not reported. */
    long position() {
        lock.lock();
        try {
            return positions.size() < segments
                    ? EventLog.NOTHING
                    : positions.values().stream().min(Long::compare).orElse(EventLog.NOTHING);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the position is reached; false when it timed out or a segment is not ours. */
    boolean await(long position, long timeoutMillis) throws InterruptedException {
        long leftNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        lock.lockInterruptibly();
        try {
            while (position() < position) {
                if (leftNanos <= 0 || positions.size() < segments) {
                    return false;
                }
                leftNanos = moved.awaitNanos(leftNanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
