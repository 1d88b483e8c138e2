package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.log.StoredEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log further and further, decoded and upcast. At the end it returns nothing and can be asked again. Commits that
 * this node stored itself come from memory as long as they are there. For one reader.
 */
public final class LogReader {
    private final Iterator<TrackedEventMessage<?>> events;
    private final Asking log;
    private long bytes;
    private @Nullable RuntimeException failure;

    /** Is told whether to ask the log when memory has no more. */
    @FunctionalInterface
    interface Asking {
        void asks(boolean whenNothingIsKnown);
    }

    /**
     * @param stored the log from a position on; may have more elements after {@code hasNext} was false
     * @param decoding what makes messages of them
     * @param log what the elements come from
     */
    LogReader(
            Stream<StoredEvent> stored,
            Function<Stream<StoredEvent>, Stream<TrackedEventMessage<?>>> decoding,
            Asking log) {
        this.log = log;
        this.events = decoding.apply(stored.peek(
                        event -> bytes += event.raw().getByteBuffer().remaining()))
                .iterator();
    }

    /**
     * The next events. What this node stored itself comes without asking the log: they are handed out before it is asked
     * whether there are more.
     *
     * @param maxEvents at most so many, at least 1
     * @param maxBytes not many more than so many, as they are stored
     * @return empty while the log ends here
     * @throws RuntimeException when the log is out of reach, or the next event cannot be decoded; whatever was read before that
     *     was returned. Open another reader then.
     */
    public List<TrackedEventMessage<?>> next(int maxEvents, long maxBytes) {
        if (failure != null) {
            throw failure;
        }
        List<TrackedEventMessage<?>> next = new ArrayList<>();
        long before = bytes;
        log.asks(true);
        try {
            while (next.size() < maxEvents && bytes - before < maxBytes && events.hasNext()) {
                next.add(events.next());
                log.asks(false);
            }
        } catch (RuntimeException failed) {
            if (next.isEmpty()) {
                throw failed;
            }
            failure = failed;
        }
        return next;
    }

    /** The size of everything read so far, as it is stored. */
    public long bytes() {
        return bytes;
    }
}
