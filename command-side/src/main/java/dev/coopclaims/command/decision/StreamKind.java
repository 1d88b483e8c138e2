package dev.coopclaims.command.decision;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.DomainEvent;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event stream: its name in the store, and how its events lead to a state.
 *
 * @param type the aggregate's type in the store
 * @param events the common type of the stream's events
 * @param idOf the stream that an event belongs to
 * @param evolve the state after an event; throws if the event cannot happen
 * @param vendorOnly how many of the stream's events a partner does not see (H-2); the partner's version is lower by
 *     that
 * @param remembered whether recent states are worth keeping in memory
 * @param <S> the immutable state
 * @param <E> its events
 */
public record StreamKind<S, E extends DomainEvent>(
        String type,
        Class<E> events,
        Function<E, AggregateId> idOf,
        BiFunction<@Nullable S, E, S> evolve,
        ToLongFunction<S> vendorOnly,
        boolean remembered) {

    /** Streams whose events are all visible to both sides and whose recent states are kept in memory. */
    public static <S, E extends DomainEvent> StreamKind<S, E> of(
            String type, Class<E> events, Function<E, AggregateId> idOf, BiFunction<@Nullable S, E, S> evolve) {
        return new StreamKind<>(type, events, idOf, evolve, state -> 0, true);
    }

    /** The same kind, with some events that only the vendor's side sees. */
    public StreamKind<S, E> hiding(ToLongFunction<S> vendorOnlyEvents) {
        return new StreamKind<>(type, events, idOf, evolve, vendorOnlyEvents, remembered);
    }

    /** The same kind, but each stream is looked at only once, so no state is kept in memory. */
    public StreamKind<S, E> forgotten() {
        return new StreamKind<>(type, events, idOf, evolve, vendorOnly, false);
    }

    /** A stream before its first event. */
    public EventStream<S, E> empty() {
        return new EventStream<>(this, null, -1);
    }

    @Override
    public String toString() {
        return type;
    }
}
