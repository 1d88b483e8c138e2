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

    /** Asked for, and not confirmed. */
    record Requested(Subject subject, UserId by) implements ErasureState {}

    /**
     * Confirmed; it waits or is due.
     *
     * @param waits what it was last found to wait for; absent if it was never found to wait
     */
    record Confirmed(Subject subject, @Nullable ErasureDeferred waits) implements ErasureState {}

    /** Its keys are being destroyed, unless something turns out to stand against it before the first is. */
    record Begun(Subject subject, List<String> streams, List<DestroyedKey> keys) implements ErasureState {
        public Begun {
            streams = List.copyOf(streams);
            keys = List.copyOf(keys);
        }
    }

    /** No key is left; copies may be. */
    record Destroyed(Subject subject) implements ErasureState {}

    /** Over: done, or withdrawn. */
    record Over(Subject subject, boolean done) implements ErasureState {}

    /**
     * The state after the event.
     *
     * @throws IllegalStateException if the event cannot happen in this state
     */
    static ErasureState evolve(@Nullable ErasureState state, ErasureEvent event) {
        return switch (event) {
            case ErasureRequested asked
            when state == null || state instanceof Over ->
                new Requested(new Subject(asked.kind(), asked.subject()), asked.requestedBy());
            case ErasureConfirmed ignored when state instanceof Requested asked -> new Confirmed(asked.subject(), null);
            case ErasureDeferred deferred
            when state instanceof Confirmed || state instanceof Begun -> new Confirmed(state.subject(), deferred);
            case ErasureWithdrawn ignored
            when state instanceof Requested || state instanceof Confirmed -> new Over(state.subject(), false);
            case ErasureBegun begun
            when state instanceof Confirmed confirmed -> new Begun(confirmed.subject(), begun.streams(), begun.keys());
            case KeysDestroyed ignored when state instanceof Begun begun -> new Destroyed(begun.subject());
            case ErasureCompleted ignored
            when state instanceof Destroyed destroyed -> new Over(destroyed.subject(), true);
            default ->
                throw new IllegalStateException(
                        event.getClass().getSimpleName() + " cannot happen to " + event.erasure());
        };
    }
}
