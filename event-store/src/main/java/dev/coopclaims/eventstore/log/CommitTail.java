package dev.coopclaims.eventstore.log;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads the raw log in position order, in batches of up to 2,000 commits and some 16 MB. While the caller works on one
 * batch, a second thread fetches the next two; two, so that it need not wait while one is handed over. Meant for
 * rebuilds, exports and the transparency log; payloads are bytes, neither decoded nor upcast.
 *
 * <p>A tail has one reader. It never waits for new commits: at the end it returns an empty list and can be asked again.
 * It checks that no position is missing.
 */
public final class CommitTail implements AutoCloseable {

    /**
     * The maximum number of commits in a batch; 4,000 double the work of the garbage collector, since more batches
     * survive.
     */
    public static final int BATCH_COMMITS = 2_000;

    private static final int BATCHES_AHEAD = 2;
    /** The first batch is small and each further one twice as large, so that both threads get work early. */
    private static final int FIRST_BATCH_COMMITS = 500;

    /** Commits without a gap, the position behind them, and the number requested. */
    private record Batch(List<RawBsonDocument> commits, long end, int asked) {}

    private final CommitLog log;
    private final long wantedPosition;
    private final ExecutorService fetcher = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("commit-tail").daemon(true).factory());
    private final Deque<CompletableFuture<Batch>> ahead = new ArrayDeque<>();
    private long nextCommit = -1;
    private @Nullable Batch unread;
    private volatile boolean closed;

    /**
     * Starts at an event.
     *
     * @param log to read; closing the tail leaves it open
     * @param firstPosition of the first event wanted, 0 or more
     */
    public CommitTail(CommitLog log, long firstPosition) {
        this.log = log;
        this.wantedPosition = firstPosition;
    }

    /**
     * The next commits; the first one may begin before the requested position if it contains that position. Empty when
     * the end is reached for now.
     *
     * @throws com.mongodb.MongoException when the server cannot be reached; the call can be repeated
     */
    public List<StoredCommit> next() {
        if (nextCommit < 0) {
            OptionalLong start = startOf(log, wantedPosition);
            if (start.isEmpty()) {
                return List.of();
            }
            nextCommit = start.getAsLong();
        }
        Batch batch = unread == null ? fetched() : unread;
        // Kept until all of it is decoded: a caller that asks again after an error gets this batch, not the next one.
        unread = batch;
        List<StoredCommit> commits = new ArrayList<>(batch.commits().size());
        for (RawBsonDocument document : batch.commits()) {
            commits.add(StoredCommit.of(document));
        }
        unread = null;
        nextCommit = batch.end();
        return commits;
    }

    /** The position behind the last commit returned. */
    public long position() {
        return nextCommit < 0 ? wantedPosition : nextCommit;
    }

    private Batch fetched() {
        CompletableFuture<Batch> fetching = ahead.poll();
        Batch batch = fetching == null ? read(nextCommit, FIRST_BATCH_COMMITS) : answerOf(fetching);
        if (batch.commits().isEmpty() && fetching != null) {
            // The batches fetched ahead saw the end of the log as it was then.
            ahead.clear();
            batch = read(nextCommit, FIRST_BATCH_COMMITS);
        }
        if (batch.commits().isEmpty()) {
            return batch;
        }
        while (ahead.size() < BATCHES_AHEAD) {
            CompletableFuture<Batch> before = ahead.peekLast();
            ahead.add((before == null ? CompletableFuture.completedFuture(batch) : before)
                    .thenApplyAsync(this::following, fetcher));
        }
        return batch;
    }

    private Batch following(Batch before) {
        if (closed) {
            throw new IllegalStateException("The tail was closed while it was read");
        }
        return before.commits().isEmpty() ? before : read(before.end(), Math.min(2 * before.asked(), BATCH_COMMITS));
    }

    private Batch read(long from, int maxCommits) {
        List<RawBsonDocument> commits = log.commits(from, maxCommits);
        return new Batch(commits, requireDense(commits, from), maxCommits);
    }

    /** The result of a fetch; after an error, the batches behind it have failed too. */
    private Batch answerOf(CompletableFuture<Batch> fetching) {
        try {
            return fetching.join();
        } catch (CompletionException e) {
            ahead.clear();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * The start of the commit that holds a position, or of the next commit if the log ends there. Empty when the
     * visible log ends earlier: just after a fail-over a reader may see less than was acknowledged, and then it is not
     * known yet where that commit begins.
     */
    public static OptionalLong startOf(CommitLog log, long position) {
        if (position == 0) {
            return OptionalLong.of(0);
        }
        Optional<RawBsonDocument> holding = log.commitHolding(position);
        if (holding.isPresent()) {
            return OptionalLong.of(CommitLayout.positionOf(holding.get()));
        }
        return log.tail().nextPosition() == position ? OptionalLong.of(position) : OptionalLong.empty();
    }

    /** Checks that commits follow one another from a position on, and returns the position behind the last. */
    public static long requireDense(List<RawBsonDocument> commits, long firstPosition) {
        long next = firstPosition;
        for (RawBsonDocument commit : commits) {
            if (CommitLayout.positionOf(commit) != next) {
                throw new IllegalStateException("The log has no commit at position " + next + " but one at "
                        + CommitLayout.positionOf(commit) + ": it was damaged from outside");
            }
            next = CommitLayout.endOf(commit);
        }
        return next;
    }

    /**
     * The position of the first event recorded at an instant or later; the log's end when there is none. A binary
     * search, since times never decrease by position.
     */
    public static long positionAt(CommitLog log, Instant recordedAt) {
        long low = 0;
        long high = log.tail().nextPosition();
        while (low < high) {
            long middle = low + (high - low) / 2;
            RawBsonDocument commit = log.commitHolding(middle)
                    .orElseThrow(() -> new IllegalStateException("The log has no event at position " + middle));
            if (CommitLayout.recordedAtOf(commit).isBefore(recordedAt)) {
                low = CommitLayout.endOf(commit);
            } else {
                high = CommitLayout.positionOf(commit);
            }
        }
        return low;
    }

    /** Ends the second thread without waiting for a fetch in progress. */
    @Override
    public void close() {
        // Queued fetches must complete, since a caller may be waiting for one.
        closed = true;
        fetcher.shutdown();
    }
}
