package dev.coopclaims.eventstore.log;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners that commits were added, and nothing more; they read the log themselves. Raised by the appender of
 * this node and, on a real server, by a {@link CommitWatch} for the commits of other nodes. Signals may be redundant or
 * lost, so listeners also poll slowly.
 */
public final class CommitSignal {

    private static final Logger logger = LoggerFactory.getLogger(CommitSignal.class);

    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final LogEnd logEnd = new LogEnd();

    /** Calls a listener on every signal, on the signalling thread: it must be short and must not block. */
    public void subscribe(Runnable listener) {
        listeners.add(listener);
    }

    public void unsubscribe(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * Notifies all listeners. A listener that throws, even an error, stops neither the other listeners nor the
     * appender.
     */
    public void raise() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (Throwable e) {
                logger.warn("A listener for new commits failed", e);
            }
        }
    }

    /** The appender begins a write. {@link #written} follows, preceded by {@link #stored} if anything was stored. */
    public void writing() {
        logEnd.writing();
    }

    /**
     * The appender's write is durable: notifies all listeners, and tells the watch that these commits are this node's
     * own.
     *
     * @param firstPosition of the write's first event
     * @param end the position behind its last event
     */
    public void stored(long firstPosition, long end) {
        logEnd.stored(firstPosition, end);
        raise();
    }

    /** A commit is durable whose caller was told before that this is not known, so that nobody has remembered it. */
    public void storedLate() {
        logEnd.storedLate();
    }

    /** The appender's write has ended, whatever its outcome. */
    public void written() {
        logEnd.written();
    }

    /**
     * The position behind the last commit that this process knows to be visible, without asking the server; -1 while it
     * knows nothing.
     */
    public long knownEnd() {
        return logEnd.position();
    }

    /**
     * Since when, by {@link System#nanoTime}, the log has got nothing but what this process stored, and told its callers:
     * whoever has read it since then and remembered that has all of it. Positions are dense, so an own write that begins where
     * the log was known to end proves it, without asking the server.
     *
     * @param within how long ago it must have been found out, at most
     * @return empty if that is not known, or another process has written within the last minute
     */
    public OptionalLong ownSinceNanos(Duration within) {
        return logEnd.ownSinceNanos(within.toNanos());
    }

    LogEnd logEnd() {
        return logEnd;
    }
}
