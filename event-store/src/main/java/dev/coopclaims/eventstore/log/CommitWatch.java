package dev.coopclaims.eventstore.log;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises a {@link CommitSignal} when other nodes add commits to a real server, in the way that costs the server least.
 * One per process, on the signal that its appender raises.
 *
 * <p>While no other node writes, it checks the log's end once a second, and not even that while this process writes,
 * since its own positions show whether another commit came between. When it finds another node's commit, it opens a
 * change stream. Under heavy traffic it closes the stream and checks every 10 ms, unless this process's own writes wake
 * readers as often. It returns to the change stream after a few calm seconds, and to checking once a second after ten
 * minutes without another node.
 *
 * <p>Nothing is missed between modes: a check compares the log's end with the known one, and each opening of a change
 * stream is followed by a check that covers everything before it. After an error it starts over with a check.
 */
public final class CommitWatch implements AutoCloseable {

    /** How other nodes' commits are detected. */
    public enum Mode {
        /** No other node writes: checks the log's end at most once a second. */
        ALONE,
        /** A change stream reports each commit. */
        FOLLOWING,
        /** Many commits arrive: checks the log's end at most every 10 ms. */
        POLLING
    }

    private static final Logger logger = LoggerFactory.getLogger(CommitWatch.class);
    private static final long CLOSE_TIMEOUT_MILLIS = 2_000;
    private static final long RETRY_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final MongoCommitLog log;
    private final CommitSignal signal;
    private final LogEnd logEnd;
    private final WatchSettings settings;
    private final Thread thread;
    private volatile Mode mode = Mode.ALONE;
    private final AtomicLong changes = new AtomicLong();
    private volatile boolean closed;
    private boolean refusalIsSaid;
    private WatchLoad load;
    private long countedWakeUps;
    private long countedEnd;

    /**
     * Starts watching in its own thread.
     *
     * @param signal the one that this process's appender raises
     */
    public CommitWatch(MongoCommitLog log, CommitSignal signal) {
        this(log, signal, WatchSettings.DEFAULTS);
    }

    CommitWatch(MongoCommitLog log, CommitSignal signal, WatchSettings settings) {
        this.log = log;
        this.signal = signal;
        this.logEnd = signal.logEnd();
        this.settings = settings;
        this.load = new WatchLoad(settings, System.nanoTime());
        this.thread = Thread.ofPlatform().name("commit-watch").daemon(true).unstarted(this::watch);
        thread.start();
    }

    /** The current mode. */
    public Mode mode() {
        return mode;
    }

    /** How often the mode has changed. */
    public long changes() {
        return changes.get();
    }

    private void watch() {
        long startedAtNanos = System.nanoTime() - RETRY_PAUSE_NANOS;
        while (!closed) {
            try {
                // Pauses only if it fails again within a second.
                TimeUnit.NANOSECONDS.sleep(startedAtNanos + RETRY_PAUSE_NANOS - System.nanoTime());
                startedAtNanos = System.nanoTime();
                // Finds what was missed so far, including after an error.
                look();
                signal.raise();
                goOn();
            } catch (InterruptedException e) {
                closed = true;
            } catch (MongoException e) {
                interrupted(e);
            } catch (RuntimeException | Error e) {
                if (!closed) {
                    // For example, the client was closed first. Readers still poll, but the operator should know.
                    logger.warn("Watching the log failed and will be retried; readers poll meanwhile", e);
                }
            }
        }
    }

    private void interrupted(MongoException e) {
        if (ServerErrors.isMissingRight(e) && !refusalIsSaid) {
            refusalIsSaid = true;
            logger.warn(
                    "The database user may not watch the log, so commits of other nodes are seen up to a second late:"
                            + " {}. Give it the rights find and changeStream on the collection {}.",
                    ServerErrors.beginningOf(e),
                    MongoCommitLog.COLLECTION);
        } else {
            logger.debug("Watching the log was interrupted; retrying", e);
        }
    }

    private void goOn() throws InterruptedException {
        while (!closed) {
            if (mode == Mode.FOLLOWING) {
                follow();
            } else {
                lookAgainAndAgain();
            }
        }
    }

    /** Checks until a change stream is cheaper. */
    private void lookAgainAndAgain() throws InterruptedException {
        long lookedAtNanos = System.nanoTime();
        while (!closed && mode != Mode.FOLLOWING) {
            long interval = mode == Mode.ALONE ? settings.aloneNanos() : settings.pollNanos();
            long storedAtNanos = logEnd.storedAtNanos();
            long toldAtNanos = lookedAtNanos - storedAtNanos > 0 ? lookedAtNanos : storedAtNanos;
            long left = toldAtNanos + interval - System.nanoTime();
            if (left <= 0) {
                lookedAtNanos = System.nanoTime();
                look();
            } else if (mode == Mode.ALONE) {
                logEnd.awaitForeign(left);
            } else {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            count();
            choose();
        }
    }

    private void look() {
        long askedNanos = System.nanoTime();
        if (logEnd.endsAt(log.tail().nextPosition(), askedNanos)) {
            signal.raise();
        }
    }

    /** Counts own writes too: they wake readers as well, and a change stream would report them. */
    private void count() {
        long wakeUps = logEnd.wakeUps();
        long end = logEnd.position();
        load.add(System.nanoTime(), wakeUps - countedWakeUps, end - countedEnd);
        countedWakeUps = wakeUps;
        countedEnd = end;
    }

    private void choose() {
        Mode next = next();
        if (next != mode) {
            logger.debug("Watching the log: {} after {}", next, mode);
            mode = next;
            changes.incrementAndGet();
            countedWakeUps = logEnd.wakeUps();
            countedEnd = logEnd.position();
            load = new WatchLoad(settings, System.nanoTime());
        }
    }

    private Mode next() {
        if (!logEnd.foreignWithin(settings.aloneAfterNanos())) {
            return Mode.ALONE;
        }
        boolean poll = mode == Mode.POLLING ? !load.isCalm() : load.isBusy();
        return poll ? Mode.POLLING : Mode.FOLLOWING;
    }

    /** Follows a change stream until another mode is cheaper. */
    private void follow() {
        try (CommitChanges stream = log.changes()) {
            // Covers everything before the stream; the stream reports the rest.
            if (logEnd.sees(stream.endBefore())) {
                signal.raise();
            }
            while (!closed && mode == Mode.FOLLOWING) {
                long commits = stream.next();
                if (commits > 0) {
                    logEnd.sees(stream.end());
                    signal.raise();
                }
                load.add(System.nanoTime(), commits > 0 ? 1 : 0, commits);
                choose();
            }
        }
    }

    /** Stops watching and waits briefly for the thread, so that the client can be closed next. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofMillis(CLOSE_TIMEOUT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
