package dev.coopclaims.eventstore.log;

import com.mongodb.MongoException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises a {@link CommitSignal} when any node adds commits, by a change stream on a real server. It only wakes readers
 * up: after an error, a lost history too, it opens anew from now on and raises once, for what it may have missed. Only
 * when that fails again soon does it pause.
 */
public final class ChangeStreamSignal implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(ChangeStreamSignal.class);
    private static final long WAIT_FOR_CHANGE_MILLIS = 1_000;
    private static final long CLOSE_TIMEOUT_MILLIS = 2_000;
    private static final long REOPEN_PAUSE_MILLIS = 1_000;

    private final MongoCommitLog log;
    private final CommitSignal signal;
    private final Thread thread;
    private volatile boolean closed;

    /** Starts watching in a thread of its own. */
    public ChangeStreamSignal(MongoCommitLog log, CommitSignal signal) {
        this.log = log;
        this.signal = signal;
        this.thread = Thread.ofPlatform().name("commit-watch").daemon(true).unstarted(this::watch);
        thread.start();
    }

    private void watch() {
        long openedAtNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(REOPEN_PAUSE_MILLIS);
        while (!closed) {
            pauseUntil(openedAtNanos + TimeUnit.MILLISECONDS.toNanos(REOPEN_PAUSE_MILLIS));
            openedAtNanos = System.nanoTime();
            try (MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> changes = log.collection()
                    .watch(List.of(Aggregates.project(Projections.include("_id"))), RawBsonDocument.class)
                    .maxAwaitTime(WAIT_FOR_CHANGE_MILLIS, TimeUnit.MILLISECONDS)
                    .cursor()) {
                signal.raise();
                raiseOnEach(changes);
            } catch (MongoException e) {
                logger.debug("Watching the log was interrupted, opening anew", e);
            } catch (RuntimeException | Error e) {
                if (!closed) {
                    // Such as a client that was closed before this: readers still poll, and whoever runs it should
                    // know.
                    logger.warn("Watching the log failed, opening anew; readers look by themselves meanwhile", e);
                }
            }
        }
    }

    private void raiseOnEach(MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> changes) {
        while (!closed) {
            boolean any = changes.tryNext() != null;
            // A write of a thousand commits is a thousand changes: what has come already is one signal.
            while (any && changes.available() > 0) {
                changes.next();
            }
            if (any) {
                signal.raise();
            }
        }
    }

    private void pauseUntil(long nanoTime) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
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
