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
 * Finds out what became of a batch whose reply was lost, by its slots: the same documents are inserted at the same
 * positions again. Accepted means stored now; a position that is taken by the same bytes means stored before; one taken
 * by another commit means that this one, and all behind it, surely were not stored. It is asked until that is known, for
 * twice as long as a caller waits at most: then nobody waits for the answer any more. Whatever is written next stands at
 * the end that is read anew, so a batch that lands after all can take no place of its own behind a hole.
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

    /** @param patienceMillis how long it asks at most */
    SlotSettlement(CommitLog log, long patienceMillis) {
        this.log = log;
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    }

    void stop() {
        stopped = true;
    }

    /** How long it has been asking; zero when nothing is unknown. */
    Duration asking() {
        Long since = sinceNanos.get();
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** Asks until it knows; {@link Unknown} when it was stopped meanwhile, or it took too long. */
    InsertOutcome settle(List<RawBsonDocument> batch) throws InterruptedException {
        boolean first = begin();
        try {
            return settleUntilKnown(batch);
        } finally {
            end(first);
        }
    }

    /** False when it is asking already, for the same batch. */
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
            logger.warn("The outcome of a write is still unknown after {} s, asking on", asking.toSeconds());
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
     * The server refuses now what it may have taken before, such as to a user who has lost the right to insert, and the
     * slot cannot be closed by asking. Whether the first attempt still lands stays unknown, unless somebody else is there.
     */
    private static InsertOutcome refusedNow(Slots slots, int stored, StoppedAt stop) {
        return slots.foreign()
                ? new StoppedAt(stored, Reason.POSITION_TAKEN, stop.message())
                : new Unknown(new IllegalStateException("the server refuses it now: " + stop.message()));
    }

    /**
     * The same for a batch that was written behind commits that may be lost by now (see {@link
     * dev.coopclaims.eventstore.log.LiveTail}). To insert it again where it was could then leave a hole before it, so it is
     * inserted behind what is durable. Accepted there means that what it was written behind is lost, and so is what was
     * written behind that. A position that is taken there means that others' commits have become durable, and it is asked
     * again, until it is clear whose commit stands where the batch was.
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
                // What stands before it there may be newer than what it was written behind.
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

    /** Where the log ends for every reader; empty when it cannot be asked. */
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
     * How many of the documents stand in their slots, counted from the first, and whether the first slot is somebody
     * else's. Neither when what took the slot is not durable yet.
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
