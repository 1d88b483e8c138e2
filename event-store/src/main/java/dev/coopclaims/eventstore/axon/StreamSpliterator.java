package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.append.StreamHeads;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitPage;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** One stream's events from a sequence on, page by page. Reports the stream's end to {@link StreamHeads}. */
final class StreamSpliterator implements Spliterator<StoredEvent> {

    private final CommitLog log;
    private final StreamHeads heads;
    private final EventStoreMeters meters;
    private final String stream;
    private final int pageCommits;
    private final Deque<StoredEvent> events = new ArrayDeque<>();
    private long nextSequence;
    private boolean complete;

    StreamSpliterator(Appender appender, String stream, long firstSequence, int pageCommits) {
        this.log = appender.log();
        this.heads = appender.heads();
        this.meters = appender.meters();
        this.stream = stream;
        this.nextSequence = firstSequence;
        this.pageCommits = pageCommits;
    }

    @Override
    public boolean tryAdvance(Consumer<? super StoredEvent> action) {
        while (events.isEmpty() && !complete) {
            fetch();
        }
        StoredEvent next = events.poll();
        if (next == null) {
            return false;
        }
        action.accept(next);
        return true;
    }

    private void fetch() {
        long before = nextSequence;
        long last = -1;
        CommitPage page = heads.endsAt(stream, nextSequence - 1)
                ? log.commitsAfter(stream, nextSequence - 1, pageCommits)
                : log.commitsOf(stream, nextSequence, pageCommits);
        for (RawBsonDocument commit : page.commits()) {
            for (StoredEvent event : StoredCommit.of(commit).events()) {
                if (!stream.equals(event.stream())) {
                    continue;
                }
                last = event.sequence();
                if (event.sequence() >= nextSequence) {
                    events.add(event);
                    nextSequence = event.sequence() + 1;
                }
            }
        }
        meters.read(events.size());
        complete = !page.more() || nextSequence == before;
        if (last >= 0) {
            // Also when nothing follows a snapshot: the commit that ends there was read, and the stream ends with it.
            heads.observe(stream, last);
        }
    }

    @Override
    public @Nullable Spliterator<StoredEvent> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL | DISTINCT;
    }
}
