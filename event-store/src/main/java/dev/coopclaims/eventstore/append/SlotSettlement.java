package dev.coopclaims.eventstore.append;

import com.mongodb.MongoException;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of a batch whose reply was lost, by its slots: the same documents are inserted at the same
 * positions again. Accepted means stored now; a position that is taken by the same bytes means stored before; one taken
 * by other bytes means that this commit, and all behind it, surely were not stored. Nothing else may be written before
 * this is known, or the log could get a hole or an event twice.
 */
final class SlotSettlement {

    private static final Logger logger = LoggerFactory.getLogger(SlotSettlement.class);
    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private static final Unknown STOPPED =
            new Unknown(new IllegalStateException("stopped while the outcome of a write was unknown"));

    private final CommitLog log;
    private volatile boolean stopped;

    SlotSettlement(CommitLog log) {
        this.log = log;
    }

    void stop() {
        stopped = true;
    }

    /** Asks until it knows; {@link Unknown} only when it was stopped meanwhile. */
    InsertOutcome settle(List<RawBsonDocument> batch) throws InterruptedException {
        int stored = 0;
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (!stopped) {
            List<RawBsonDocument> rest = batch.subList(stored, batch.size());
            switch (insert(rest)) {
                case AllStored all -> {
                    return all;
                }
                case StoppedAt stop -> {
                    stored += stop.index();
                    if (stop.reason() != Reason.POSITION_TAKEN) {
                        return new StoppedAt(stored, stop.reason(), stop.message());
                    }
                    List<RawBsonDocument> open = batch.subList(stored, batch.size());
                    Slots slots = look(open);
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

    /**
     * The same for a batch that was written behind commits that may be lost by now (see {@link
     * dev.coopclaims.eventstore.log.LiveTail}). To insert it again where it was could then leave a hole before it, so it is
     * inserted behind what is durable. Accepted there means that what it was written behind is lost, and so is what was
     * written behind that. A position that is taken there means that others' commits have become durable, and it is asked
     * again, until it is clear whose commit stands where the batch was.
     */
    Settled settleBehindOthers(List<RawBsonDocument> batch, long first) throws InterruptedException {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (!stopped) {
            long durable = durableEnd();
            if (durable > first) {
                Optional<RawBsonDocument> there = commitHolding(first);
                if (there.isPresent()) {
                    return new Settled(
                            first,
                            there.get().equals(batch.getFirst())
                                    ? settle(batch)
                                    : new StoppedAt(0, Reason.POSITION_TAKEN, "others' commits are durable there"));
                }
            } else if (durable >= 0) {
                place(batch, durable);
                InsertOutcome outcome = settle(batch);
                if (!(outcome instanceof StoppedAt(int index, Reason reason, String message)
                        && index == 0
                        && reason == Reason.POSITION_TAKEN)) {
                    return new Settled(durable, outcome);
                }
                place(batch, first);
            }
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
        }
        return new Settled(first, STOPPED);
    }

    private static void place(List<RawBsonDocument> batch, long first) {
        long position = first;
        for (RawBsonDocument commit : batch) {
            CommitLayout.move(commit, position);
            position += CommitLayout.countOf(commit);
        }
    }

    /** Where the log ends for every reader; negative when it cannot be asked. */
    private long durableEnd() {
        try {
            return log.tail().nextPosition();
        } catch (MongoException e) {
            logger.debug("The end could not be read", e);
            return -1;
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
            while (ours < there.size() && there.get(ours).equals(documents.get(ours))) {
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
