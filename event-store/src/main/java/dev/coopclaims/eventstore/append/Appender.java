package dev.coopclaims.eventstore.append;

import com.mongodb.MongoException;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Group commit: callers hand over their encoded commits and wait; one thread writes all waiting commits at the tail in
 * one batch. One appender per node and log; several nodes contend for the tail, which the unique {@code _id} keeps
 * safe. Thread-safe.
 */
public final class Appender implements AutoCloseable {

    private static final double MILLIS_IN_SECOND = 1_000;

    private final AppenderSettings settings;
    private final EventStoreMeters meters;
    private final CommitSignal signal;
    private final CommitLog log;
    private final StreamHeads heads;
    private final PendingQueue queue;
    private final AppenderLoop loop;
    private final AppendDeadlines deadlines;
    private final Thread thread;
    private final RecentCommits recent = new RecentCommits();
    private final AtomicLong lastPosition = new AtomicLong(-1);

    /**
     * Starts the appender's thread.
     *
     * @param log to write to; closing the appender leaves it open
     * @param signal raised after every write that stored something
     * @param recordedAt the wall clock for {@code recordedAt}
     */
    public Appender(
            CommitLog log,
            AppenderSettings settings,
            EventStoreMeters meters,
            CommitSignal signal,
            InstantSource recordedAt) {
        this.log = log;
        this.settings = settings;
        this.meters = meters;
        this.signal = signal;
        this.heads = new StreamHeads(log, settings.maxCachedStreams());
        this.queue = new PendingQueue(settings.maxQueuedCommits(), settings.maxQueuedBytes());
        this.loop = new AppenderLoop(log, queue, heads, settings, meters, signal, recent, recordedAt);
        this.deadlines = new AppendDeadlines(settings.appendTimeoutMillis());
        this.thread = Thread.ofPlatform().name("event-appender").daemon(true).unstarted(loop);
        meters.queue(queue::size);
        meters.settling(() -> loop.settling().toMillis() / MILLIS_IN_SECOND);
        meters.appender(
                () -> state().running() ? 1 : 0,
                lastPosition::get,
                () -> deadlines.longestWaiting().toMillis() / MILLIS_IN_SECOND);
        thread.start();
        deadlines.start();
    }

    /** An appender with default settings, the system clock and unregistered meters. */
    public static Appender startedOn(CommitLog log) {
        return new Appender(
                log,
                AppenderSettings.DEFAULTS,
                EventStoreMeters.unregistered(),
                new CommitSignal(),
                InstantSource.system());
    }

    /**
     * Stores a commit and returns when it is durable. Waits at most the settings' time-out.
     *
     * @throws SequenceConflictException when it does not continue one of its streams where that stream ends; nothing is
     *     stored
     * @throws CommitRefusedException when the server refuses it permanently; nothing is stored
     * @throws EventStoreUnavailableException when too many commits are waiting, the time-out passes, the disk is full,
     *     or the database user lacks a right
     */
    public Appended append(EncodedCommit commit) {
        long start = System.nanoTime();
        try {
            Appended appended = appendInTime(commit);
            lastPosition.accumulateAndGet(appended.lastPosition(), Math::max);
            return appended;
        } catch (SequenceConflictException e) {
            meters.conflict();
            throw e;
        } finally {
            meters.append().record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private Appended appendInTime(EncodedCommit commit) {
        refuseConflict(commit);
        List<StreamSpan> begun = heads.begunBehindTheStart(commit);
        PendingCommit pending = new PendingCommit(begun.isEmpty() ? commit : commit.reservingStartOf(begun));
        if (!queue.offer(pending)) {
            throw new EventStoreUnavailableException(
                    queue.isClosed()
                            ? "The event store is shutting down"
                            : "Too many commits are waiting for the event store (limits: " + settings.maxQueuedCommits()
                                    + " commits, " + settings.maxQueuedBytes() + " bytes)",
                    false);
        }
        deadlines.watch(pending);
        return pending.await();
    }

    /** Runs in the caller's thread, so that looking up a stream delays no other caller. */
    private void refuseConflict(EncodedCommit commit) {
        try {
            heads.conflict(commit).ifPresent(conflict -> {
                throw conflict;
            });
        } catch (MongoException e) {
            EventStoreUnavailableException unavailable = new EventStoreUnavailableException(
                    "The event store cannot be reached; the commit was not stored: " + e.getMessage(), false);
            unavailable.initCause(e);
            throw unavailable;
        }
    }

    /** The state of this appender, for health checks. */
    public AppenderState state() {
        Throwable stoppedBy = loop.stoppedBy();
        return new AppenderState(
                thread.isAlive() && !queue.isClosed(),
                loop.settling(),
                stoppedBy == null ? null : stoppedBy.toString(),
                loop.deniedBy());
    }

    /** The known heads of streams; readers of whole streams add to them. */
    public StreamHeads heads() {
        return heads;
    }

    /** The meters of this store; readers count here too. */
    public EventStoreMeters meters() {
        return meters;
    }

    /** Raised after every write that stored something. */
    public CommitSignal signal() {
        return signal;
    }

    /** What this appender stored last. */
    public RecentCommits recent() {
        return recent;
    }

    /** The log that this appender writes to. */
    public CommitLog log() {
        return log;
    }

    /**
     * Refuses further commits, waits up to {@code closeTimeoutMillis} for the queue to empty, and fails what is left.
     */
    @Override
    public void close() {
        queue.close();
        try {
            if (!thread.join(java.time.Duration.ofMillis(settings.closeTimeoutMillis()))) {
                loop.stop();
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            loop.stop();
            thread.interrupt();
            Thread.currentThread().interrupt();
        } finally {
            deadlines.stop();
        }
    }
}
