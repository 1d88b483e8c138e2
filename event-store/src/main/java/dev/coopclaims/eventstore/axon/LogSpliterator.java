package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** The log's events from a position on, page by page; at the end it says no, and looks again when it is asked again. */
final class LogSpliterator implements Spliterator<StoredEvent> {

    private final CommitLog log;
    private final int pageCommits;
    private final long firstPosition;
    private final Deque<RawBsonDocument> page = new ArrayDeque<>();
    private List<StoredEvent> events = List.of();
    private int nextEvent;
    private long nextCommit = -1;

    LogSpliterator(CommitLog log, long firstPosition, int pageCommits) {
        this.log = log;
        this.firstPosition = firstPosition;
        this.pageCommits = pageCommits;
    }

    @Override
    public boolean tryAdvance(Consumer<? super StoredEvent> action) {
        while (nextEvent == events.size()) {
            RawBsonDocument commit = nextCommit();
            if (commit == null) {
                return false;
            }
            events = StoredCommit.of(commit).events();
            nextEvent = (int) Math.max(0, firstPosition - events.getFirst().position());
        }
        action.accept(events.get(nextEvent++));
        return true;
    }

    private @Nullable RawBsonDocument nextCommit() {
        if (page.isEmpty()) {
            if (nextCommit < 0) {
                nextCommit = CommitTail.startOf(log, firstPosition);
            }
            List<RawBsonDocument> commits = log.commits(nextCommit, pageCommits);
            nextCommit = CommitTail.requireDense(commits, nextCommit);
            page.addAll(commits);
        }
        return page.poll();
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
