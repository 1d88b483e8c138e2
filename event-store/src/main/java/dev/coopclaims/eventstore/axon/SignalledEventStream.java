package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.log.CommitSignal;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream of the log that checks for events when it is signalled, and also polls slowly in case a signal is lost. One
 * reader; signals come from other threads.
 */
final class SignalledEventStream implements TrackingEventStream {

    private final Stream<? extends TrackedEventMessage<?>> events;
    private final Iterator<? extends TrackedEventMessage<?>> iterator;
    private final CommitSignal signal;
    private final long pollNanos;
    private final Runnable onSignal = this::signalled;
    private final AtomicReference<@Nullable Runnable> callback = new AtomicReference<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private boolean newsIsThere = true;
    private long lookedAtNanos;
    private @Nullable TrackedEventMessage<?> next;

    /**
     * @param events a stream whose iterator may have more elements after {@code hasNext} was false
     * @param pollMillis the longest time between two checks when no signal comes
     */
    SignalledEventStream(Stream<? extends TrackedEventMessage<?>> events, CommitSignal signal, long pollMillis) {
        this.events = events;
        this.iterator = events.iterator();
        this.signal = signal;
        this.pollNanos = TimeUnit.MILLISECONDS.toNanos(pollMillis);
        signal.subscribe(onSignal);
    }

    private void signalled() {
        lock.lock();
        try {
            newsIsThere = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        Runnable available = callback.get();
        if (available != null) {
            available.run();
        }
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return look() ? Optional.ofNullable(next) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (!look()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            awaitNews(left);
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!look()) {
            awaitNews(pollNanos);
        }
        TrackedEventMessage<?> result = next;
        next = null;
        if (result == null) {
            throw new IllegalStateException("This stream supports only one reader");
        }
        return result;
    }

    /** Whether an event is available; queries only after a signal or when the last check is long ago. */
    private boolean look() {
        if (next != null) {
            return true;
        }
        if (!mayHaveNews()) {
            return false;
        }
        try {
            if (iterator.hasNext()) {
                next = iterator.next();
                keepLooking();
                return true;
            }
            return false;
        } catch (RuntimeException e) {
            keepLooking();
            throw e;
        }
    }

    private boolean mayHaveNews() {
        lock.lock();
        try {
            boolean may = newsIsThere || System.nanoTime() - lookedAtNanos >= pollNanos;
            // Reset before the query, so that a signal during the query counts.
            newsIsThere = false;
            if (may) {
                lookedAtNanos = System.nanoTime();
            }
            return may;
        } finally {
            lock.unlock();
        }
    }

    private void keepLooking() {
        lock.lock();
        try {
            newsIsThere = true;
        } finally {
            lock.unlock();
        }
    }

    private void awaitNews(long atMostNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = Math.min(atMostNanos, pollNanos);
            while (!newsIsThere && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        callback.set(onAvailable);
        return true;
    }

    @Override
    public void close() {
        signal.unsubscribe(onSignal);
        callback.set(null);
        events.close();
    }
}
