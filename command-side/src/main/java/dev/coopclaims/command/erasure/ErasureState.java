package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureBegun;
import dev.coopclaims.kernel.erasure.ErasureCompleted;
import dev.coopclaims.kernel.erasure.ErasureConfirmed;
import dev.coopclaims.kernel.erasure.ErasureDeferred;
import dev.coopclaims.kernel.erasure.ErasureEvent;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.ErasureRequested;
import dev.coopclaims.kernel.erasure.ErasureWithdrawn;
import dev.coopclaims.kernel.erasure.KeysDestroyed;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The erasure of one subject (H-6); immutable. A new request begins it again when the last one was done or withdrawn. */
public sealed interface ErasureState {
    /** The streams of erasures. */
    StreamKind<ErasureState, ErasureEvent> KIND =
            StreamKind.of("Erasure", ErasureEvent.class, ErasureEvent::erasure, ErasureState::evolve);

    Subject subject();

    default ErasureId id() {
        return subject().erasure();
    }

    /** Whether it has begun, or an earlier one of the same subject was done: texts are gone, or are going. */
    default boolean hasBegun() {
        return before() != null;
    }

    /** The keys that the last one that was done told to be gone; absent if none was done. */
    @Nullable
    List<DestroyedKey> before();

    /**
     * Asked for, and not confirmed.
     *
     * @param before the keys that an earlier one destroyed; absent if none was done
     */
    record Requested(Subject subject, UserId by, @Nullable List<DestroyedKey> before) implements ErasureState {}

    /**
     * Confirmed; it waits or is due.
     *
     * @param waits what it was last found to wait for; absent if it was never found to wait
     * @param before the keys that an earlier one destroyed; absent if none was done
     */
    record Confirmed(
            Subject subject,
            @Nullable ErasureDeferred waits,
            @Nullable List<DestroyedKey> before) implements ErasureState {}

    /**
     * Its keys are being destroyed, unless something turns out to stand against it before the first is.
     *
     * @param before as above
     */
    record Begun(
            Subject subject,
            List<String> streams,
            List<DestroyedKey> keys,
            @Nullable List<DestroyedKey> before) implements ErasureState {
        public Begun {
            streams = List.copyOf(streams);
            keys = List.copyOf(keys);
        }

        @Override
        public boolean hasBegun() {
            return true;
        }
    }

    /** No key is left; copies may be. */
    record Destroyed(Subject subject, List<DestroyedKey> keys) implements ErasureState {
        public Destroyed {
            keys = List.copyOf(keys);
        }

        @Override
        public List<DestroyedKey> before() {
            return keys;
        }

        @Override
        public boolean hasBegun() {
            return true;
        }
    }

    /**
     * Over: done, or withdrawn.
     *
     * @param before the keys that this one or an earlier one destroyed; absent if none was done
     */
    record Over(Subject subject, boolean done, @Nullable List<DestroyedKey> before) implements ErasureState {}

    /**
     * The state after the event.
     *
     * @throws IllegalStateException if the event cannot happen in this state
     */
    static ErasureState evolve(@Nullable ErasureState state, ErasureEvent event) {
        return switch (event) {
            case ErasureRequested asked
            when state == null || state instanceof Over ->
                new Requested(
                        new Subject(asked.kind(), asked.subject()),
                        asked.requestedBy(),
                        state == null ? null : state.before());
            case ErasureConfirmed ignored
            when state instanceof Requested asked -> new Confirmed(asked.subject(), null, asked.before());
            case ErasureDeferred deferred
            when state instanceof Confirmed waiting -> new Confirmed(waiting.subject(), deferred, waiting.before());
            case ErasureDeferred deferred
            when state instanceof Begun begun -> new Confirmed(begun.subject(), deferred, begun.before());
            case ErasureWithdrawn ignored
            when state instanceof Requested || state instanceof Confirmed ->
                new Over(state.subject(), false, state.before());
            case ErasureBegun begun
            when state instanceof Confirmed confirmed ->
                new Begun(confirmed.subject(), begun.streams(), begun.keys(), confirmed.before());
            // Keys that were gone already when it was withdrawn, or asked for again.
            case ErasureBegun begun
            when state instanceof Requested || (state instanceof Over over && !over.done()) ->
                new Begun(state.subject(), begun.streams(), begun.keys(), state.before());
            case KeysDestroyed ignored
            when state instanceof Begun begun -> new Destroyed(begun.subject(), begun.keys());
            case ErasureCompleted ignored
            when state instanceof Destroyed destroyed -> new Over(destroyed.subject(), true, destroyed.keys());
            default ->
                throw new IllegalStateException(
                        event.getClass().getSimpleName() + " cannot happen to " + event.erasure());
        };
    }
}
