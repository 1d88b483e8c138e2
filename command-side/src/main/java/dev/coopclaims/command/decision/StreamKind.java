package dev.coopclaims.command.decision;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.DomainEvent;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event stream: how it is named in the store, and what its events make of it.
 *
 * @param type the aggregate's type in the store
 * @param events what every event of such a stream is
 * @param idOf whose event it is
 * @param evolve the state after an event; it throws where the event cannot happen
 * @param vendorOnly how many of the stream's events a partner does not see (H-2): its version is as much lower
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

    /** Of streams whose every event both sides see, and whose recent states are kept in memory. */
    public static <S, E extends DomainEvent> StreamKind<S, E> of(
            String type, Class<E> events, Function<E, AggregateId> idOf, BiFunction<@Nullable S, E, S> evolve) {
        return new StreamKind<>(type, events, idOf, evolve, state -> 0, true);
    }

    /** The same, some of its events being seen by the vendor's side alone. */
    public StreamKind<S, E> hiding(ToLongFunction<S> vendorOnlyEvents) {
        return new StreamKind<>(type, events, idOf, evolve, vendorOnlyEvents, remembered);
    }

    /** The same, each stream being looked at once. */
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
