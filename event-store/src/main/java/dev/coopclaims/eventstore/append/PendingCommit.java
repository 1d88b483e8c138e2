package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A commit in progress: its caller waits and the appender answers. A commit whose caller gave up before it was sent is
 * skipped.
 */
final class PendingCommit {

    private enum State {
        WAITING,
        SENT,
        /** Sent, but its caller has given up; it is not sent again if it certainly was not stored. */
        LEFT,
        ABANDONED
    }

    private final EncodedCommit commit;
    private final CompletableFuture<Appended> answer = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    PendingCommit(EncodedCommit commit) {
        this.commit = commit;
    }

    EncodedCommit commit() {
        return commit;
    }

    /** Marks the commit as being sent; false when its caller has given up. */
    boolean claim() {
        return state.compareAndSet(State.WAITING, State.SENT);
    }

    /** Records that the last attempt certainly did not store the commit, which now waits for the next one. */
    void unclaim() {
        state.updateAndGet(current -> current == State.SENT ? State.WAITING : State.ABANDONED);
    }

    /** Whether it was sent and its outcome is unknown. Only the appender, which alone sends, may ask. */
    boolean mayBeStored() {
        State now = state.get();
        return now == State.SENT || now == State.LEFT;
    }

    /** Whether it no longer needs an answer. */
    boolean isOver() {
        return state.get() == State.ABANDONED || answer.isDone();
    }

    /** Returns whether its caller is told so; false when it was answered before. */
    boolean stored(long firstPosition, Instant recordedAt) {
        return answer.complete(
                new Appended(firstPosition, firstPosition + commit.events() - 1, recordedAt, commit.streams()));
    }

    void failed(RuntimeException reason) {
        answer.completeExceptionally(reason);
    }

    /** Waits for the answer; {@link AppendDeadlines} gives one when the time-out passes. */
    Appended await() {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw refusal(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp("The caller was interrupted while its commit was waiting");
            return answered();
        }
    }

    /** Fails the commit if the appender has not answered yet; a later answer is ignored. */
    void giveUp(String why) {
        if (state.compareAndSet(State.WAITING, State.ABANDONED)) {
            failed(new EventStoreUnavailableException(why + "; the commit was not stored", false));
        } else {
            state.compareAndSet(State.SENT, State.LEFT);
            failed(new EventStoreUnavailableException(why + "; it is not known whether the commit was stored", true));
        }
    }

    private Appended answered() {
        if (answer.isCompletedExceptionally()) {
            throw refusal(answer.exceptionNow());
        }
        return answer.resultNow();
    }

    /** The appender creates one exception per commit, so it can be thrown as is. */
    private static RuntimeException refusal(@Nullable Throwable cause) {
        return cause instanceof RuntimeException reason ? reason : new IllegalStateException(cause);
    }
}
