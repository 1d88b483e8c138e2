package dev.coopclaims.eventstore.append;

import com.mongodb.MongoException;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import dev.coopclaims.eventstore.log.Tail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what happened to a batch whose reply was lost by inserting the same documents at the same positions again.
 * If the insert is accepted, they are stored now. If a position is taken by the same bytes, they were stored before. If
 * it is taken by another commit, this one and all behind it certainly were not stored. It asks until it knows, for at
 * most twice a caller's time-out; after that no caller is waiting. The next write goes to the end of the log as read
 * afresh, so a batch that lands late cannot leave a hole.
 */
final class SlotSettlement {

    private static final Logger logger = LoggerFactory.getLogger(SlotSettlement.class);
    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private static final long SAY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final Unknown STOPPED =
            new Unknown(new IllegalStateException("stopped while the outcome of a write was unknown"));

    private final CommitLog log;
    private final long patienceNanos;
    private final AtomicReference<@Nullable Long> sinceNanos = new AtomicReference<>();
    private long saidAtNanos;
    private volatile boolean stopped;

    /** @param patienceMillis the longest time it keeps asking */
    SlotSettlement(CommitLog log, long patienceMillis) {
        this.log = log;
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    }

    void stop() {
        stopped = true;
    }

    /** How long it has been asking; zero when no outcome is unknown. */
    Duration asking() {
        Long since = sinceNanos.get();
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** Asks until it knows the outcome; {@link Unknown} when it was stopped or took too long. */
    InsertOutcome settle(List<RawBsonDocument> batch) throws InterruptedException {
        boolean first = begin();
        try {
            return settleUntilKnown(batch);
        } finally {
            end(first);
        }
    }

    /** False when it is already asking about the same batch. */
    private boolean begin() {
        long now = System.nanoTime();
        boolean first = sinceNanos.compareAndSet(null, now);
        saidAtNanos = first ? now : saidAtNanos;
        return first;
    }

    private void end(boolean first) {
        if (first) {
            sinceNanos.set(null);
        }
    }

    private boolean goesOn() {
        Duration asking = asking();
        if (System.nanoTime() - saidAtNanos > SAY_AGAIN_NANOS) {
            saidAtNanos = System.nanoTime();
            logger.warn("The outcome of a write is still unknown after {} s; still asking", asking.toSeconds());
        }
        return !stopped && asking.toNanos() < patienceNanos;
    }

    private InsertOutcome settleUntilKnown(List<RawBsonDocument> batch) throws InterruptedException {
        int stored = 0;
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (goesOn()) {
            List<RawBsonDocument> rest = batch.subList(stored, batch.size());
            switch (insert(rest)) {
                case AllStored all -> {
                    return all;
                }
                case StoppedAt stop -> {
                    stored += stop.index();
                    if (stop.reason() == Reason.SEQUENCE_TAKEN) {
                        return new StoppedAt(stored, stop.reason(), stop.message());
                    }
                    List<RawBsonDocument> open = batch.subList(stored, batch.size());
                    Slots slots = look(open);
                    if (isRefused(stop) && slots.ours() == 0) {
                        return refusedNow(slots, stored, stop);
                    }
                    stored += slots.ours();
                    if (stored == batch.size()) {
                        return new AllStored();
                    }
                    if (slots.ours() == 0 && slots.foreign()) {
                        return new StoppedAt(stored, Reason.POSITION_TAKEN, stop.message());
                    }
                    if (slots.ours() > 0) {
                        continue;
                    }
                }
                case Unknown(RuntimeException cause) -> logger.debug("Still unknown", cause);
            }
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
        }
        return STOPPED;
    }

    private static boolean isRefused(StoppedAt stop) {
        return stop.reason() == Reason.REFUSED || stop.reason() == Reason.NO_RIGHT;
    }

    /**
     * The server now refuses what it may have accepted before, for example because the user has lost the right to
     * insert, so asking cannot close the slot. Whether the first attempt still lands stays unknown, unless another
     * commit is there.
     */
    private static InsertOutcome refusedNow(Slots slots, int stored, StoppedAt stop) {
        return slots.foreign()
                ? new StoppedAt(stored, Reason.POSITION_TAKEN, stop.message())
                : new Unknown(new IllegalStateException("the server refuses it now: " + stop.message()));
    }

    /**
     * Settles a batch that was written behind commits that may be lost by now (see {@link
     * dev.coopclaims.eventstore.log.LiveTail}). Inserting it again at its old position could leave a hole before it, so
     * it is inserted behind what is durable. If that is accepted, the commits it was written behind are lost, and so is
     * its first copy. If a position is taken there, commits of other nodes have become durable, and it asks again until
     * it is clear whose commit is at the batch's position.
     */
    Settled settleBehindOthers(List<RawBsonDocument> batch, long first) throws InterruptedException {
        boolean begun = begin();
        try {
            return settleWhereItMayStand(batch, first);
        } finally {
            end(begun);
        }
    }

    private Settled settleWhereItMayStand(List<RawBsonDocument> batch, long first) throws InterruptedException {
        Instant recordedAt = CommitLayout.recordedAtOf(batch.getFirst());
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (goesOn()) {
            Optional<Tail> end = durableEnd();
            if (end.isPresent() && end.get().nextPosition() > first) {
                Optional<RawBsonDocument> there = commitHolding(first);
                if (there.isPresent()) {
                    return new Settled(
                            first,
                            recordedAt,
                            CommitLayout.isSameCommit(there.get(), batch.getFirst())
                                    ? settle(batch)
                                    : new StoppedAt(0, Reason.POSITION_TAKEN, "others' commits are durable there"));
                }
            } else if (end.isPresent()) {
                Tail durable = end.get();
                // The commit before it may be newer here than at its old position.
                Instant notBefore = recordedAt.isBefore(durable.recordedAt()) ? durable.recordedAt() : recordedAt;
                place(batch, durable.nextPosition(), notBefore);
                InsertOutcome outcome = settle(batch);
                if (!(outcome instanceof StoppedAt(int index, Reason reason, String message)
                        && index == 0
                        && reason == Reason.POSITION_TAKEN)) {
                    return new Settled(durable.nextPosition(), notBefore, outcome);
                }
                place(batch, first, recordedAt);
            }
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
        }
        return new Settled(first, recordedAt, STOPPED);
    }

    private static void place(List<RawBsonDocument> batch, long first, Instant recordedAt) {
        long position = first;
        for (RawBsonDocument commit : batch) {
            CommitLayout.move(commit, position, recordedAt);
            position += CommitLayout.countOf(commit);
        }
    }

    /** The durable end of the log; empty when the server does not answer. */
    private Optional<Tail> durableEnd() {
        try {
            return Optional.of(log.tail());
        } catch (MongoException e) {
            logger.debug("The end could not be read", e);
            return Optional.empty();
        }
    }

    private Optional<RawBsonDocument> commitHolding(long position) {
        try {
            return log.commitHolding(position);
        } catch (MongoException e) {
            logger.debug("The slot could not be read", e);
            return Optional.empty();
        }
    }

    private InsertOutcome insert(List<RawBsonDocument> documents) {
        try {
            return log.insert(documents);
        } catch (RuntimeException e) {
            return new Unknown(e);
        }
    }

    /**
     * How many of the documents are in their slots, counted from the first, and whether another commit is in the first
     * slot. Neither is reported while the commit in the slot is not durable yet.
     */
    private Slots look(List<RawBsonDocument> documents) {
        try {
            List<RawBsonDocument> there = log.commits(CommitLayout.positionOf(documents.getFirst()), documents.size());
            int ours = 0;
            while (ours < there.size() && CommitLayout.isSameCommit(there.get(ours), documents.get(ours))) {
                ours++;
            }
            boolean foreign = !there.isEmpty()
                    && ours == 0
                    && CommitLayout.positionOf(there.getFirst()) == CommitLayout.positionOf(documents.getFirst());
            return new Slots(ours, foreign);
        } catch (MongoException e) {
            logger.debug("The slots could not be read", e);
            return new Slots(0, false);
        }
    }

    private record Slots(int ours, boolean foreign) {}
}
