package dev.coopclaims.eventstore.axon;

import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoTimeoutException;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The log's events from a position on, page by page. At the end it returns false; called again, it checks again. While
 * one full page is processed, the next is fetched.
 */
final class LogSpliterator implements Spliterator<StoredEvent> {

    private static final long FETCH_TIMEOUT_SECONDS = 120;
    /**
     * How long a new primary may lag behind what a majority has acknowledged before a reader reports the log as too
     * short.
     */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Knows no commit, so that all are read from the log. */
    private static final RecentSource NOTHING = (position, most) -> List.of();

    /** Commits that need not be read from the log. */
    @FunctionalInterface
    interface RecentSource {
        /** Those from a position on without a gap; empty when the one that begins there is not known. */
        List<RawBsonDocument> from(long position, int most);
    }

    private final CommitLog log;
    private final RecentSource recent;
    private final EventStoreMeters meters;
    private final int pageCommits;
    private final long firstPosition;
    private final long patienceNanos;
    private final Deque<RawBsonDocument> page = new ArrayDeque<>();
    private List<StoredEvent> events = List.of();
    private int nextEvent;
    private long nextCommit = -1;
    private @Nullable Long behindSinceNanos;
    private @Nullable FutureTask<List<RawBsonDocument>> ahead;
    private boolean asks = true;
    private Consumer<List<RawBsonDocument>> whenFetched = page -> {};

    LogSpliterator(CommitLog log, EventStoreMeters meters, long firstPosition, int pageCommits) {
        this(log, NOTHING, meters, firstPosition, pageCommits, PATIENCE_NANOS);
    }

    /** Likewise, of which some commits are known. */
    LogSpliterator(CommitLog log, RecentSource recent, EventStoreMeters meters, long firstPosition, int pageCommits) {
        this(log, recent, meters, firstPosition, pageCommits, PATIENCE_NANOS);
    }

    /** @param patienceNanos how long to wait while the log ends before the position */
    LogSpliterator(CommitLog log, EventStoreMeters meters, long firstPosition, int pageCommits, long patienceNanos) {
        this(log, NOTHING, meters, firstPosition, pageCommits, patienceNanos);
    }

    private LogSpliterator(
            CommitLog log,
            RecentSource recent,
            EventStoreMeters meters,
            long firstPosition,
            int pageCommits,
            long patienceNanos) {
        this.recent = recent;
        this.patienceNanos = patienceNanos;
        this.log = log;
        this.meters = meters;
        this.firstPosition = firstPosition;
        this.pageCommits = pageCommits;
    }

    /** The events as a stream. */
    static Stream<StoredEvent> events(CommitLog log, EventStoreMeters meters, long firstPosition, int pageCommits) {
        return StreamSupport.stream(new LogSpliterator(log, meters, firstPosition, pageCommits), false);
    }

    /** The events as a stream, whose sealed fields the serializer will open. */
    static Stream<StoredEvent> events(
            CommitLog log, EventStoreMeters meters, long firstPosition, int pageCommits, BsonSerializer serializer) {
        return new LogSpliterator(log, meters, firstPosition, pageCommits).withKeys(serializer);
    }

    /** The events, of each page of which the keys are read at once. */
    Stream<StoredEvent> withKeys(BsonSerializer serializer) {
        if (serializer.sealing() != null) {
            whenFetched = page -> KeysAhead.ofDocuments(page, serializer);
        }
        return StreamSupport.stream(this, false);
    }

    /** Whether the log is asked when neither memory nor what was fetched ahead has more; else it ends there for now. */
    void asks(boolean whenNothingIsKnown) {
        asks = whenNothingIsKnown;
    }

    @Override
    public boolean tryAdvance(Consumer<? super StoredEvent> action) {
        while (nextEvent == events.size()) {
            RawBsonDocument commit = nextCommit();
            if (commit == null) {
                return false;
            }
            List<StoredEvent> taken = StoredCommit.of(commit).events();
            // Removed only now, so that a reader that asks again after an error gets the same error and never the next
            // commit.
            page.remove();
            events = taken;
            nextEvent = (int) Math.max(0, firstPosition - events.getFirst().position());
        }
        action.accept(events.get(nextEvent));
        nextEvent++;
        return true;
    }

    /** The next commit, without removing it; null at the end. */
    private @Nullable RawBsonDocument nextCommit() {
        if (page.isEmpty()) {
            if (nextCommit < 0) {
                OptionalLong start = start();
                if (start.isEmpty()) {
                    return null;
                }
                nextCommit = start.getAsLong();
            }
            long from = nextCommit;
            List<RawBsonDocument> commits = fetched(from);
            long next = CommitTail.requireDense(commits, from);
            whenFetched.accept(commits);
            nextCommit = next;
            meters.read(nextCommit - from);
            page.addAll(commits);
            if (commits.size() >= pageCommits / 2) {
                fetchAhead(nextCommit);
            }
        }
        return page.peek();
    }

    /** @throws IllegalStateException when the log has not reached the position for longer than a fail-over takes */
    private OptionalLong start() {
        OptionalLong start = CommitTail.startOf(log, firstPosition);
        if (start.isPresent()) {
            return start;
        }
        long now = System.nanoTime();
        if (behindSinceNanos == null) {
            behindSinceNanos = now;
        }
        if (now - behindSinceNanos > patienceNanos) {
            throw new IllegalStateException(
                    "The reader's position is " + (firstPosition - 1) + ", but the log ends before"
                            + " it, at " + (log.tail().nextPosition() - 1)
                            + ": the log was restored from an older backup, or it"
                            + " is a different log. Rebuild the reader from the start, or restore its data together"
                            + " with its position.");
        }
        return OptionalLong.empty();
    }

    /** The page in memory or fetched ahead; if it is empty, it may be outdated, so the log is asked if it may be. */
    private List<RawBsonDocument> fetched(long from) {
        FutureTask<List<RawBsonDocument>> fetching = ahead;
        ahead = null;
        List<RawBsonDocument> commits = fetching == null ? recent.from(from, pageCommits) : answerOf(fetching);
        return commits.isEmpty() && asks ? log.commits(from, pageCommits) : commits;
    }

    private void fetchAhead(long from) {
        FutureTask<List<RawBsonDocument>> fetching = new FutureTask<>(() -> log.commits(from, pageCommits));
        ahead = fetching;
        Thread.ofVirtual().name("log-ahead").start(fetching);
    }

    private static List<RawBsonDocument> answerOf(FutureTask<List<RawBsonDocument>> fetching) {
        try {
            return fetching.get(FETCH_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new MongoTimeoutException("The log was not read within " + FETCH_TIMEOUT_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MongoInterruptedException("Interrupted while reading the log", e);
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
