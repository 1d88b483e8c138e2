package dev.coopclaims.eventstore.log;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises a {@link CommitSignal} when other nodes add commits, on a real server, by what costs the server least. One per
 * process, on the signal that its appender raises.
 *
 * <p>While nobody else writes it looks at the log's end once a second, and not even that while this process writes, since
 * its own positions show whether somebody came between. When another node's commit was found it opens a change stream;
 * when there is much to tell it closes it again and looks every 10 ms, unless this process's own writes wake readers as
 * often. It goes back to the change stream after some calm seconds, and to looking once a second after ten minutes
 * without another node.
 *
 * <p>Nothing is missed in between: a look compares the log's end with what was known before, and behind each opening of a
 * change stream there is one that sees all from before it. After an error it opens anew and looks.
 */
public final class CommitWatch implements AutoCloseable {

    /** How it learns of other nodes' commits. */
    public enum Mode {
        /** Nobody else writes: a look at the log's end every second at most. */
        ALONE,
        /** A change stream tells of each commit. */
        FOLLOWING,
        /** There is much to tell: a look at the log's end every 10 ms at most. */
        POLLING
    }

    private static final Logger logger = LoggerFactory.getLogger(CommitWatch.class);
    private static final long CLOSE_TIMEOUT_MILLIS = 2_000;
    private static final long RETRY_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final MongoCommitLog log;
    private final CommitSignal signal;
    private final LogFront front;
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
     * Starts watching in a thread of its own.
     *
     * @param signal the one that this process's appender raises
     */
    public CommitWatch(MongoCommitLog log, CommitSignal signal) {
        this(log, signal, WatchSettings.DEFAULTS);
    }

    CommitWatch(MongoCommitLog log, CommitSignal signal, WatchSettings settings) {
        this.log = log;
        this.signal = signal;
        this.front = signal.front();
        this.settings = settings;
        this.load = new WatchLoad(settings, System.nanoTime());
        this.thread = Thread.ofPlatform().name("commit-watch").daemon(true).unstarted(this::watch);
        thread.start();
    }

    /** How it learns of other nodes' commits now. */
    public Mode mode() {
        return mode;
    }

    /** How often it has changed its mode. */
    public long changes() {
        return changes.get();
    }

    private void watch() {
        long startedAtNanos = System.nanoTime() - RETRY_PAUSE_NANOS;
        while (!closed) {
            try {
                // Only when it fails again soon does it pause.
                TimeUnit.NANOSECONDS.sleep(startedAtNanos + RETRY_PAUSE_NANOS - System.nanoTime());
                startedAtNanos = System.nanoTime();
                // What was missed before is found, after an error too.
                look();
                signal.raise();
                goOn();
            } catch (InterruptedException e) {
                closed = true;
            } catch (MongoException e) {
                interrupted(e);
            } catch (RuntimeException | Error e) {
                if (!closed) {
                    // Such as a client that was closed before this: readers still poll, and whoever runs it should
                    // know.
                    logger.warn("Watching the log failed, going on; readers look by themselves meanwhile", e);
                }
            }
        }
    }

    private void interrupted(MongoException e) {
        if (ServerErrors.isMissingRight(e) && !refusalIsSaid) {
            refusalIsSaid = true;
            logger.warn(
                    "The database user may not watch the log, so commits of other nodes are seen up to a second late: {}. Give"
                            + " it the rights find and changeStream on the collection {}.",
                    ServerErrors.beginningOf(e),
                    MongoCommitLog.COLLECTION);
        } else {
            logger.debug("Watching the log was interrupted, going on", e);
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

    /** Until a change stream is cheaper. */
    private void lookAgainAndAgain() throws InterruptedException {
        long lookedAtNanos = System.nanoTime();
        while (!closed && mode != Mode.FOLLOWING) {
            long interval = mode == Mode.ALONE ? settings.aloneNanos() : settings.pollNanos();
            long storedAtNanos = front.storedAtNanos();
            long toldAtNanos = lookedAtNanos - storedAtNanos > 0 ? lookedAtNanos : storedAtNanos;
            long left = toldAtNanos + interval - System.nanoTime();
            if (left <= 0) {
                lookedAtNanos = System.nanoTime();
                look();
            } else if (mode == Mode.ALONE) {
                front.awaitForeign(left);
            } else {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            count();
            choose();
        }
    }

    private void look() {
        if (front.sees(log.tail().nextPosition())) {
            signal.raise();
        }
    }

    /** Own writes wake readers as well, and would come by a change stream too. */
    private void count() {
        long wakeUps = front.wakeUps();
        long end = front.end();
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
            countedWakeUps = front.wakeUps();
            countedEnd = front.end();
            load = new WatchLoad(settings, System.nanoTime());
        }
    }

    private Mode next() {
        if (!front.foreignWithin(settings.aloneAfterNanos())) {
            return Mode.ALONE;
        }
        boolean poll = mode == Mode.POLLING ? !load.isCalm() : load.isBusy();
        return poll ? Mode.POLLING : Mode.FOLLOWING;
    }

    /** By a change stream, until another way is cheaper. */
    private void follow() {
        try (CommitChanges stream = log.changes()) {
            // Sees all from before the stream: what it does not see the stream tells.
            if (front.sees(stream.endBefore())) {
                signal.raise();
            }
            while (!closed && mode == Mode.FOLLOWING) {
                long commits = stream.next();
                if (commits > 0) {
                    front.sees(stream.end());
                    signal.raise();
                }
                load.add(System.nanoTime(), commits > 0 ? 1 : 0, commits);
                choose();
            }
        }
    }

    /** Stops watching; waits a moment for it, so that the client can be closed next. */
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
