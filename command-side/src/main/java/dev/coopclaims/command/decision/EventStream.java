package dev.coopclaims.command.decision;

import dev.coopclaims.kernel.DomainEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stream at one moment.
 *
 * @param state the state that its events lead to; absent before the first one
 * @param version the sequence number of its last event, from 0; -1 before the first one
 */
public record EventStream<S, E extends DomainEvent>(
        StreamKind<S, E> kind, @Nullable S state, long version) {

    /**
     * The stream with one more event.
     *
     * @throws ClassCastException if it is an event of another kind of stream
     * @throws IllegalStateException if the event cannot happen in this state
     */
    public EventStream<S, E> after(DomainEvent event) {
        return new EventStream<>(kind, kind.evolve().apply(state, kind.events().cast(event)), version + 1);
    }

    /** The state; empty before the first event. */
    public Optional<S> find() {
        return Optional.ofNullable(state);
    }

    /** The number of the last event that the side sees, counting only the events that it sees (H-2). */
    public long versionSeen(boolean byVendor) {
        return byVendor || state == null ? version : version - kind.vendorOnly().applyAsLong(state);
    }
}
