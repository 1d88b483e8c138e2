package dev.coopclaims.query.follow;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the readers of the tail are, so that the first of those that are far from the end waits for the others and what is
 * decoded serves all of them.
 */
final class TailPlaces {
    /** How long somebody is waited for who does not move. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** How long somebody waits before it looks again. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ReentrantLock lock;
    private final Condition moved;
    private final Map<TailReader, Place> places = new HashMap<>();
    private int waiting;

    /** @param sinceNanos when it came there */
    private record Place(long position, long sinceNanos) {}

    /**
     * @param lock of the tail; held in every call but {@link #leave}
     * @param moved of that lock; wakes whoever waits
     */
    TailPlaces(ReentrantLock lock, Condition moved) {
        this.lock = lock;
        this.moved = moved;
    }

    /** The reader wants the event at a position. */
    void is(TailReader reader, long position) {
        Place before = places.get(reader);
        if (before == null || before.position() != position) {
            places.put(reader, new Place(position, System.nanoTime()));
            if (waiting > 0) {
                moved.signalAll();
            }
        }
    }

    /** The reader is not waited for until it reads again. */
    void leave(TailReader reader) {
        lock.lock();
        try {
            places.remove(reader);
        } finally {
            lock.unlock();
        }
    }

    /** Waits a little for the others; who calls looks again. */
    @SuppressWarnings("WaitNotInLoop") // the loop is the lane's, which also looks whether it has to stop
    void await() throws InterruptedException {
        waiting++;
        try {
            moved.awaitNanos(LOOK_NANOS);
        } finally {
            waiting--;
        }
    }

    /** Whether somebody who is not too slow is about to read from one position to before another. */
    boolean isAnyIn(long from, long to) {
        long now = System.nanoTime();
        return places.values().stream()
                .anyMatch(place ->
                        place.position() >= from && place.position() < to && now - place.sinceNanos() < PATIENCE_NANOS);
    }
}
