package dev.coopclaims.eventstore.log;

import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that commits were added, and nothing more: listeners look into the log themselves. Raised by the appender of this
 * node and, on a real server, by a {@link CommitWatch} for the commits of other nodes. A signal may come too often or get
 * lost, so whoever listens polls slowly as well.
 */
public final class CommitSignal {

    private static final Logger logger = LoggerFactory.getLogger(CommitSignal.class);

    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final LogFront front = new LogFront();

    /** Calls a listener on every signal, on the signalling thread: it must be short and must not block. */
    public void subscribe(Runnable listener) {
        listeners.add(listener);
    }

    public void unsubscribe(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * Tells all listeners; one that throws, an error too, keeps neither the others from being told nor the appender from
     * going on.
     */
    public void raise() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (Throwable e) {
                logger.warn("A listener to new commits failed", e);
            }
        }
    }

    /** The appender begins a write; {@link #written} follows, and {@link #stored} before it if anything was stored. */
    public void writing() {
        front.writing();
    }

    /**
     * The appender's write is durable: tells all listeners, and the watch that these commits are no other node's.
     *
     * @param firstPosition of the write's first event
     * @param end the position behind its last event
     */
    public void stored(long firstPosition, long end) {
        front.stored(firstPosition, end);
        raise();
    }

    /** The appender's write is over, whatever became of it. */
    public void written() {
        front.written();
    }

    LogFront front() {
        return front;
    }
}
