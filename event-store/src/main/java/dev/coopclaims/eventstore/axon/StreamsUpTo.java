package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The events of several streams up to a position, in the order of the log. Each stream is read page by page, and of what
 * lies ahead in all of them the first comes first. What lies up to a position of the log never changes, so however the reading
 * is interleaved with others' writing, it is one moment.
 */
final class StreamsUpTo extends Spliterators.AbstractSpliterator<StoredEvent> {
    /** Commits held at a time, over all streams; at least one for each. */
    private static final int HELD_COMMITS = 2_000;

    private final Appender appender;
    private final List<String> streams;
    private final long lastPosition;
    private @Nullable PriorityQueue<Ahead> ahead;

    StreamsUpTo(Appender appender, Collection<String> streams, long lastPosition) {
        super(Long.MAX_VALUE, ORDERED | NONNULL | DISTINCT);
        this.appender = appender;
        this.streams = List.copyOf(streams);
        this.lastPosition = lastPosition;
    }

    /** The next event of one stream, and what comes behind it. */
    private record Ahead(StoredEvent next, Iterator<StoredEvent> rest) {}

    @Override
    public boolean tryAdvance(Consumer<? super StoredEvent> action) {
        if (ahead == null) {
            ahead = opened();
        }
        Ahead first = ahead.poll();
        if (first == null) {
            return false;
        }
        action.accept(first.next());
        add(first.rest(), ahead);
        return true;
    }

    private PriorityQueue<Ahead> opened() {
        PriorityQueue<Ahead> queue =
                new PriorityQueue<>(Comparator.comparingLong(one -> one.next().position()));
        int pageCommits = Math.max(1, HELD_COMMITS / streams.size());
        for (String stream : streams) {
            add(
                    StreamSupport.stream(new StreamSpliterator(appender, stream, 0, pageCommits), false)
                            .iterator(),
                    queue);
        }
        return queue;
    }

    private void add(Iterator<StoredEvent> events, PriorityQueue<Ahead> queue) {
        if (events.hasNext()) {
            StoredEvent next = events.next();
            if (next.position() <= lastPosition) {
                queue.add(new Ahead(next, events));
            }
        }
    }
}
