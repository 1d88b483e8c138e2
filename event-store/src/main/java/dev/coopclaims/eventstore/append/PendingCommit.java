package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A commit on its way: its caller waits, the appender answers; a caller that gave up before it was sent is skipped. */
final class PendingCommit {

    private enum State {
        WAITING,
        SENT,
        /** Sent, and its caller has given up: not to be sent again if it surely was not stored. */
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

    /** Claims the commit for sending; false when its caller has given up. */
    boolean claim() {
        return state.compareAndSet(State.WAITING, State.SENT);
    }

    /** Says that the commit surely was not stored by the last attempt and waits for the next. */
    void unclaim() {
        state.updateAndGet(current -> current == State.SENT ? State.WAITING : State.ABANDONED);
    }

    /** Whether it was sent and nobody knows what became of it; asked by the appender, which alone sends. */
    boolean mayBeStored() {
        State now = state.get();
        return now == State.SENT || now == State.LEFT;
    }

    /** Whether it needs no answer (any more). */
    boolean isOver() {
        return state.get() == State.ABANDONED || answer.isDone();
    }

    void stored(long firstPosition, Instant recordedAt) {
        answer.complete(new Appended(firstPosition, firstPosition + commit.events() - 1, recordedAt, commit.streams()));
    }

    void failed(RuntimeException reason) {
        answer.completeExceptionally(reason);
    }

    /** Waits for the answer, which {@link AppendDeadlines} gives at the latest. */
    Appended await() {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw refusal(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp("The caller was interrupted while its commit waited");
            return answered();
        }
    }

    /** Answers for an appender that has not answered; what it answers later is lost. */
    void giveUp(String why) {
        if (state.compareAndSet(State.WAITING, State.ABANDONED)) {
            failed(new EventStoreUnavailableException(why + "; the commit was not stored", false));
        } else {
            state.compareAndSet(State.SENT, State.LEFT);
            failed(new EventStoreUnavailableException(why + "; whether the commit was stored is not known", true));
        }
    }

    private Appended answered() {
        if (answer.isCompletedExceptionally()) {
            throw refusal(answer.exceptionNow());
        }
        return answer.resultNow();
    }

    /** The appender makes one exception per commit, so it may be thrown here as it is. */
    private static RuntimeException refusal(@Nullable Throwable cause) {
        return cause instanceof RuntimeException reason ? reason : new IllegalStateException(cause);
    }
}
