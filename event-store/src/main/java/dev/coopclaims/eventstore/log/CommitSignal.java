package dev.coopclaims.eventstore.log;

import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that commits were added, and nothing more: listeners look into the log themselves. Raised by the appender of this
 * node and, on a real server, by a {@link ChangeStreamSignal}. A signal may come too often or get lost, so whoever
 * listens polls slowly as well.
 */
public final class CommitSignal {

    private static final Logger logger = LoggerFactory.getLogger(CommitSignal.class);

    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

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
}
