package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.log.StoredEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Reads the log further and further, decoded and upcast. At the end it returns nothing and can be asked again. Commits that
 * this node stored itself come from memory as long as they are there. For one reader.
 */
public final class LogReader {
    private final Iterator<TrackedEventMessage<?>> events;
    private long bytes;

    /**
     * @param stored the log from a position on; may have more elements after {@code hasNext} was false
     * @param decoding what makes messages of them
     */
    LogReader(Stream<StoredEvent> stored, Function<Stream<StoredEvent>, Stream<TrackedEventMessage<?>>> decoding) {
        this.events = decoding.apply(stored.peek(
                        event -> bytes += event.raw().getByteBuffer().remaining()))
                .iterator();
    }

    /**
     * The next events.
     *
     * @param maxEvents at most so many, at least 1
     * @param maxBytes not many more than so many, as they are stored
     * @return empty while the log ends here
     * @throws com.mongodb.MongoException when the log is out of reach; open another reader then
     */
    public List<TrackedEventMessage<?>> next(int maxEvents, long maxBytes) {
        List<TrackedEventMessage<?>> next = new ArrayList<>();
        long until = bytes + maxBytes;
        while (next.size() < maxEvents && bytes < until && events.hasNext()) {
            next.add(events.next());
        }
        return next;
    }

    /** The size of everything read so far, as it is stored. */
    public long bytes() {
        return bytes;
    }
}
