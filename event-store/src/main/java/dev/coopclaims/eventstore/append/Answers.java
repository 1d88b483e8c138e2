package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import dev.coopclaims.eventstore.log.Tail;
import java.time.Instant;
import java.util.List;

/** Answers the callers of a batch. Used by the appender's thread only. */
final class Answers {

    private final StreamHeads heads;
    private final EventStoreMeters meters;
    private final CommitSignal signal;
    private final SharedTail shared;
    private final Conflicts conflicts;
    private final MissingRight missingRight;
    private final RecentCommits recent;

    Answers(
            StreamHeads heads,
            EventStoreMeters meters,
            CommitSignal signal,
            SharedTail shared,
            Conflicts conflicts,
            MissingRight missingRight,
            RecentCommits recent) {
        this.heads = heads;
        this.meters = meters;
        this.signal = signal;
        this.shared = shared;
        this.conflicts = conflicts;
        this.missingRight = missingRight;
        this.recent = recent;
    }

    /** Returns the commits that certainly were not stored and are sent again, in their order. */
    List<PendingCommit> tell(List<PendingCommit> batch, Settled settled) {
        Instant recordedAt = settled.recordedAt();
        InsertOutcome outcome = settled.outcome();
        int stored = switch (outcome) {
            case AllStored() -> batch.size();
            case StoppedAt stoppedAt -> stoppedAt.index();
            case Unknown(RuntimeException cause) -> unsettled(batch, cause);
        };
        long position = settled.firstPosition();
        for (PendingCommit pending : batch.subList(0, stored)) {
            heads.observe(pending.commit());
            recent.add(pending.commit().document());
            if (!pending.stored(position, recordedAt)) {
                signal.storedLate();
            }
            position += pending.commit().events();
        }
        if (stored > 0) {
            shared.reached(new Tail(position, recordedAt));
            missingRight.isThere();
        }
        List<PendingCommit> again = outcome instanceof StoppedAt stoppedAt ? tellStopped(batch, stoppedAt) : List.of();
        if (stored > 0) {
            signal.stored(settled.firstPosition(), position);
        }
        return again;
    }

    private List<PendingCommit> tellStopped(List<PendingCommit> batch, StoppedAt stopped) {
        PendingCommit refused = batch.get(stopped.index());
        int next = stopped.index() + 1;
        switch (stopped.reason()) {
            case POSITION_TAKEN -> {
                meters.tailMoved();
                shared.lost();
                next = stopped.index();
            }
            case SEQUENCE_TAKEN -> refused.failed(conflicts.of(refused.commit(), stopped.message()));
            case NO_ROOM -> refused.failed(EventStoreUnavailableException.withoutRoom());
            case NO_RIGHT -> {
                denied(batch.subList(stopped.index(), batch.size()), stopped.message());
                next = batch.size();
            }
            case REFUSED -> refused.failed(new CommitRefusedException(stopped.message()));
        }
        List<PendingCommit> again = batch.subList(next, batch.size());
        again.forEach(PendingCommit::unclaim);
        meters.retries(again.size());
        return again;
    }

    /** The user lacks a right that writing needs: no commit is at fault, and none can be stored. */
    void denied(List<PendingCommit> pending, String serverSays) {
        missingRight.isMissed(serverSays);
        pending.forEach(commit -> commit.failed(EventStoreUnavailableException.withoutRight(serverSays)));
    }

    /** Fails commits whose outcome stays unknown; returns 0, the number of commits known to be stored. */
    int unsettled(List<PendingCommit> batch, Throwable cause) {
        shared.forget();
        batch.forEach(pending -> pending.failed(new EventStoreUnavailableException(
                "Whether the commit was stored is not known: " + cause.getMessage(), true)));
        return 0;
    }
}
