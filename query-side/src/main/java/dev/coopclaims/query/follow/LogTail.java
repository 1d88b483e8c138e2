package dev.coopclaims.query.follow;

import dev.coopclaims.kernel.erasure.KeysDestroyed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The end of the log, decoded once for all followers of a process. It keeps the last events in memory; whoever follows
 * at the end reads from there, and one of them fetches what is new for all. A reader that is further behind reads the log
 * for itself ({@link TailReader}) and holds nobody up. Positions in memory have no gap. Thread-safe.
 */
public final class LogTail implements AutoCloseable {

    /** Some seconds of a busy day. */
    private static final int MAX_EVENTS = 16_384;

    private static final long MAX_BYTES = 32L << 20;
    /** What is fetched at once is a part of what is kept, so that readers right behind find theirs still there. */
    private static final int FETCHES = 4;
    /** How often the log is looked at though nobody told of news, because a signal can be lost. */
    private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** The pause when the log is said to be longer than what can be read, as just after a fail-over. */
    static final long NOT_VISIBLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final EventLog log;
    private final int maxEvents;
    private final long maxBytes;
    private final long pollNanos;
    private final ReentrantLock lock = new ReentrantLock();
    /** For readers far from the end, which wait for others. */
    private final Condition moved = lock.newCondition();

    private final Sleepers sleepers = new Sleepers();
    /** The event at a position, and its size, are at the position's remainder by the capacity. */
    private final @Nullable RecordedEvent[] kept;

    private final long[] sizes;

    private long bytes;
    /** Kept are the positions from low to before high, where the cursor stands. */
    private long low;

    private volatile long high;

    private volatile boolean fetching;
    private @Nullable LogCursor cursor;
    private volatile boolean asked;
    private volatile long askedAtNanos;
    /** The end that the database told; the log tells what came since. */
    private volatile long askedHead = EventLog.NOTHING;

    private volatile long notBeforeNanos;

    private final TailPlaces places = new TailPlaces(lock, moved);

    public LogTail(EventLog log) {
        this(log, MAX_EVENTS, MAX_BYTES, POLL_NANOS);
    }

    /** @param maxBytes of what is kept, as it is stored; the last event is kept in any case */
    LogTail(EventLog log, int maxEvents, long maxBytes, long pollNanos) {
        this.log = log;
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
        this.sizes = new long[maxEvents];
        this.pollNanos = pollNanos;
        this.kept = new RecordedEvent[maxEvents];
        // One of those that sleep fetches for all, and wakes the others when there is something to read.
        log.onNews(sleepers::wakeOne);
    }

    /** Everybody looks whether it has to stop. */
    void wake() {
        sleepers.wakeAll();
    }

    public EventLog log() {
        return log;
    }

    /** The last position that is known to be there; takes no lock. */
    long knownHead() {
        return known();
    }

    private long known() {
        return Math.max(Math.max(askedHead, high - 1), log.knownHead());
    }

    /** Waits until the log may have an event at a position, or the reader has to stop. */
    void await(long position, BooleanSupplier stopped) throws InterruptedException {
        try (Sleepers.Sleeper sleeper = sleepers.join()) {
            while (!stopped.getAsBoolean() && !mayHave(position)) {
                // What is known already but not visible yet is not told once more.
                sleeper.sleep(known() >= position && !fetching ? NOT_VISIBLE_NANOS : pollNanos);
            }
        }
    }

    private boolean mayHave(long position) {
        if (position < high) {
            return true;
        }
        if (fetching) {
            // Who fetches wakes the others.
            return false;
        }
        long now = System.nanoTime();
        return !asked || now - askedAtNanos >= pollNanos || (known() >= position && now - notBeforeNanos >= 0);
    }

    long low() {
        lock.lock();
        try {
            return low;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The events from a position on.
     *
     * @return empty when the log ends there, as far as is known, or when the reader waits for others; null when no longer kept
     */
    @Nullable
    List<RecordedEvent> read(TailReader reader, long position, int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            places.is(reader, position);
            if (position == high && !fetching && othersNeedWhatIsKept()) {
                places.await();
                return List.of();
            }
        } finally {
            lock.unlock();
        }
        return read(position, most);
    }

    /** The reader is not waited for until it reads again, and looks for nobody. */
    void leave(TailReader reader) {
        places.leave(reader);
        sleepers.wakeOne();
    }

    /** Nobody waits near the end. */
    private boolean othersNeedWhatIsKept() {
        return known() - high >= maxEvents && places.isAnyIn(low, high + Math.max(1, maxEvents / FETCHES) - maxEvents);
    }

    @Nullable
    List<RecordedEvent> read(long position, int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                // Never back, and never during a fetch: two readers would take turns to move it, and what they fetch is
                // lost.
                if (position > high && !fetching) {
                    moveTo(position);
                }
                if (position < low) {
                    return null;
                }
                if (position < high) {
                    if (mayHave(high)) {
                        // Who was woken for the newest may be this one, and works on older ones first.
                        sleepers.wakeOne();
                    }
                    return copy(position, most);
                }
                if (!mayHave(position) || !fetch(position)) {
                    return List.of();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private List<RecordedEvent> copy(long position, int most) {
        long end = Math.min(high, position + most);
        List<RecordedEvent> events = new ArrayList<>((int) (end - position));
        for (long at = position; at < end; at++) {
            RecordedEvent event = kept[(int) (at % maxEvents)];
            if (event == null) {
                throw new IllegalStateException("the tail has no event at position " + at);
            }
            events.add(event);
        }
        return events;
    }

    /** Nobody needs what is kept: the readers that follow are further. */
    private void moveTo(long position) {
        if (position != high) {
            closeCursor();
        }
        while (low < high) {
            forgetFirst();
        }
        low = position;
        high = position;
    }

    private void forgetFirst() {
        int place = (int) (low % maxEvents);
        kept[place] = null;
        bytes -= sizes[place];
        low++;
    }

    /** Fetches what is behind the end, without the lock; returns whether there was anything. */
    private boolean fetch(long position) {
        LogCursor from = cursor;
        cursor = null;
        fetching = true;
        List<RecordedEvent> fetched = List.of();
        long fetchedBytes = 0;
        boolean done = false;
        lock.unlock();
        try {
            if (!asked) {
                askedHead = log.head();
            }
            from = from == null ? log.from(position) : from;
            long before = from.bytes();
            fetched = from.next(Math.max(1, maxEvents / FETCHES));
            fetchedBytes = from.bytes() - before;
            done = true;
        } finally {
            lock.lock();
            try {
                if (done && position == high) {
                    add(fetched, fetchedBytes);
                    cursor = from;
                } else if (from != null) {
                    // After an error a cursor is opened anew, and so is one whose place the tail has left.
                    from.close();
                }
            } finally {
                fetching = false;
                moved.signalAll();
                sleepers.wakeAll();
            }
        }
        return !fetched.isEmpty();
    }

    private void add(List<RecordedEvent> events, long eventsBytes) {
        asked = true;
        askedAtNanos = System.nanoTime();
        if (events.isEmpty()) {
            notBeforeNanos = askedAtNanos + NOT_VISIBLE_NANOS;
        }
        for (RecordedEvent event : events) {
            if (event.position() != high) {
                throw new IllegalStateException(
                        "the log has an event at position " + event.position() + " where " + high + " was expected");
            }
            while (high - low > 0 && (high - low == maxEvents || bytes > maxBytes)) {
                forgetFirst();
            }
            int place = (int) (high % maxEvents);
            kept[place] = event;
            sizes[place] = eventsBytes / events.size();
            bytes += sizes[place];
            high = event.position() + 1;
            // What was read with keys that are gone is read again by who is further behind (H-6).
            while (event.payload() instanceof KeysDestroyed && low < event.position()) {
                forgetFirst();
            }
        }
    }

    private void closeCursor() {
        LogCursor open = cursor;
        cursor = null;
        if (open != null) {
            open.close();
        }
    }

    /** Gives back what it holds of the log; nobody may read from it any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closeCursor();
        } finally {
            lock.unlock();
        }
    }
}
