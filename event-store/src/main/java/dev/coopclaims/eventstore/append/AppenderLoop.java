package dev.coopclaims.eventstore.append;

import com.mongodb.MongoException;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.ServerErrors;
import dev.coopclaims.eventstore.log.Tail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The appender's thread: takes waiting commits, places them at the tail, writes them, answers, and repeats. */
final class AppenderLoop implements Runnable {

    private static final Logger logger = LoggerFactory.getLogger(AppenderLoop.class);
    private static final long RETRY_PAUSE_MILLIS = 100;

    private final PendingQueue queue;
    private final StreamHeads heads;
    private final AppenderSettings settings;
    private final EventStoreMeters meters;
    private final CommitSignal signal;
    private final InstantSource clock;
    private final MissingRight missingRight = new MissingRight(System::nanoTime);
    private final SlotSettlement settlement;
    private final SharedTail shared;
    private final Answers answers;

    private volatile boolean stopped;
    private volatile @Nullable Throwable stoppedBy;
    private List<PendingCommit> carried = new ArrayList<>();
    private int lingerFor;
    private long lingerNanos;

    AppenderLoop(
            CommitLog log,
            PendingQueue queue,
            StreamHeads heads,
            AppenderSettings settings,
            EventStoreMeters meters,
            CommitSignal signal,
            RecentCommits recent,
            InstantSource clock) {
        this.queue = queue;
        this.heads = heads;
        this.settings = settings;
        this.meters = meters;
        this.signal = signal;
        this.clock = clock;
        this.settlement = new SlotSettlement(log, 2 * settings.appendTimeoutMillis());
        this.shared = new SharedTail(log, settlement);
        this.answers = new Answers(heads, meters, signal, shared, new Conflicts(log, heads), missingRight, recent);
    }

    /** Stops at the next opportunity, even if commits are still waiting. */
    void stop() {
        stopped = true;
        settlement.stop();
    }

    /** How long the current settlement has taken; zero when there is none. */
    Duration settling() {
        return settlement.asking();
    }

    /** The server's message if the user lacks the right to write; null if no right is known to be missing. */
    @Nullable
    String deniedBy() {
        return missingRight.saidBy();
    }

    /** The error that stopped it; null when there was none. */
    @Nullable
    Throwable stoppedBy() {
        return stoppedBy;
    }

    @Override
    public void run() {
        try {
            while (!stopped && !(queue.isClosed() && queue.size() == 0 && carried.isEmpty())) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            stoppedBy = e;
            logger.error("The appender failed and stops", e);
        } finally {
            queue.close();
            carried.addAll(queue.drain(Integer.MAX_VALUE, Long.MAX_VALUE));
            carried.forEach(pending -> pending.failed(new EventStoreUnavailableException(
                    "The event store was shut down before it answered", pending.mayBeStored())));
            shared.close();
        }
    }

    /**
     * One write. An error that does not come from the server, such as one thrown by a listener, a meter or the clock,
     * fails only the callers of this round: one fault must not stop a node from writing.
     */
    private void round() throws InterruptedException {
        shared.giveWay();
        List<PendingCommit> candidates = take();
        if (candidates.isEmpty()) {
            return;
        }
        try {
            writeOrWait(candidates);
        } catch (RuntimeException | Error e) {
            logger.error("The appender failed during a write and continues", e);
            shared.close();
            answers.unsettled(
                    candidates.stream().filter(PendingCommit::mayBeStored).toList(), e);
            candidates.forEach(pending -> pending.failed(unexpected(e)));
            carried.removeIf(PendingCommit::isOver);
            TimeUnit.MILLISECONDS.sleep(RETRY_PAUSE_MILLIS);
        }
    }

    /** The next candidates: commits carried over first, then waiting ones, after a short linger for more to arrive. */
    private List<PendingCommit> take() throws InterruptedException {
        if (carried.isEmpty()) {
            queue.await(1, PendingQueue.IDLE_NANOS);
            if (queue.size() == 0) {
                shared.close();
            }
            if (lingerNanos > 0) {
                queue.await(Math.min(lingerFor, settings.maxBatchCommits()), lingerNanos);
            }
        }
        lingerNanos = 0;
        List<PendingCommit> candidates = carried;
        carried = new ArrayList<>();
        candidates.removeIf(PendingCommit::isOver);
        candidates.addAll(queue.drain(
                settings.maxBatchCommits() - Math.min(candidates.size(), settings.maxBatchCommits()),
                settings.maxBatchBytes()));
        return candidates;
    }

    private void writeOrWait(List<PendingCommit> candidates) throws InterruptedException {
        Tail end;
        List<PendingCommit> batch;
        try {
            end = shared.read();
            batch = select(candidates);
        } catch (MongoException e) {
            if (ServerErrors.isMissingRight(e)) {
                answers.denied(candidates, ServerErrors.beginningOf(e));
                return;
            }
            logger.warn("The event store cannot be reached: {}", e.getMessage());
            carried.addAll(candidates);
            TimeUnit.MILLISECONDS.sleep(RETRY_PAUSE_MILLIS);
            return;
        } catch (RuntimeException e) {
            logger.error("The appender could not prepare a batch", e);
            candidates.forEach(pending -> pending.failed(unexpected(e)));
            return;
        }
        if (!batch.isEmpty()) {
            write(batch, end);
        }
    }

    /**
     * The commits that may go in one write. Two commits on one stream may not: the second waits for the outcome of the
     * first, so that checks against the heads are always complete.
     */
    private List<PendingCommit> select(List<PendingCommit> candidates) {
        List<PendingCommit> batch = new ArrayList<>(candidates.size());
        List<PendingCommit> later = new ArrayList<>();
        Set<String> streams = new HashSet<>();
        long bytes = 0;
        for (PendingCommit pending : candidates) {
            EncodedCommit commit = pending.commit();
            boolean full = !batch.isEmpty() && bytes + commit.length() > settings.maxBatchBytes();
            if (full || commit.streams().stream().anyMatch(span -> streams.contains(span.id()))) {
                later.add(pending);
                continue;
            }
            var conflict = heads.conflict(commit);
            if (conflict.isPresent()) {
                pending.failed(conflict.get());
            } else {
                commit.streams().forEach(span -> streams.add(span.id()));
                bytes += commit.length();
                batch.add(pending);
            }
        }
        batch.removeIf(pending -> !pending.claim());
        carried.addAll(later);
        return batch;
    }

    private void write(List<PendingCommit> batch, Tail behind) throws InterruptedException {
        Instant recordedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (recordedAt.isBefore(behind.recordedAt())) {
            recordedAt = behind.recordedAt();
        }
        List<RawBsonDocument> documents = new ArrayList<>(batch.size());
        long position = behind.nextPosition();
        for (PendingCommit pending : batch) {
            CommitLayout.place(pending.commit().bytes(), position, recordedAt);
            documents.add(pending.commit().document());
            position += pending.commit().events();
        }
        long start = System.nanoTime();
        long nanos;
        signal.writing();
        try {
            Settled settled = insert(batch, documents, behind);
            nanos = System.nanoTime() - start;
            carried.addAll(0, answers.tell(batch, settled));
        } finally {
            signal.written();
        }
        meters.batch(batch.size());
        meters.write().record(nanos, TimeUnit.NANOSECONDS);
        if (batch.size() > 1 && carried.isEmpty()) {
            lingerFor = batch.size() + queue.size();
            lingerNanos = (long) (nanos * settings.lingerShare());
        }
    }

    private Settled insert(List<PendingCommit> batch, List<RawBsonDocument> documents, Tail behind)
            throws InterruptedException {
        try {
            return shared.insert(documents, behind, cause -> {
                meters.unknownOutcome();
                logger.warn(
                        "The outcome of a write of {} commits is unknown; asking again: {}",
                        batch.size(),
                        cause.toString());
            });
        } catch (InterruptedException e) {
            answers.unsettled(batch, new IllegalStateException("the appender was interrupted"));
            throw e;
        }
    }

    private static RuntimeException unexpected(Throwable cause) {
        return new IllegalStateException("The event store failed before the commit was sent", cause);
    }
}
