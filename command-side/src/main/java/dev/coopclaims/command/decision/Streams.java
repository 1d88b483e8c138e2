package dev.coopclaims.command.decision;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.DomainEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The streams that a decision looks at, at one moment of the log. Immutable. */
public final class Streams {
    private final Map<AggregateId, EventStream<?, ?>> streams;

    public Streams(Map<AggregateId, EventStream<?, ?>> streams) {
        this.streams = Map.copyOf(streams);
    }

    /**
     * The state of a stream; empty if it has no event.
     *
     * @throws IllegalStateException if the decider did not name the stream as {@linkplain Touched touched}
     */
    public <S> Optional<S> find(StreamKind<S, ?> kind, AggregateId id) {
        return stream(kind, id).find();
    }

    /**
     * The state of a stream that must exist.
     *
     * @throws IllegalStateException if it has no event, or as {@link #find}
     */
    public <S> S get(StreamKind<S, ?> kind, AggregateId id) {
        return find(kind, id).orElseThrow(() -> new IllegalStateException("there is no " + kind + " " + id.value()));
    }

    /** The state of a stream, if it is known and has an event. For {@link Decider#touches}, which is called early. */
    public <S> Optional<S> ifKnown(StreamKind<S, ?> kind, AggregateId id) {
        return knows(id) ? find(kind, id) : Optional.empty();
    }

    /** Whether the stream was read. */
    public boolean knows(AggregateId id) {
        return streams.containsKey(id);
    }

    /** All streams. */
    public Map<AggregateId, EventStream<?, ?>> all() {
        return streams;
    }

    /**
     * The stream itself.
     *
     * @throws IllegalStateException as {@link #find}
     */
    @SuppressWarnings("unchecked") // a stream is kept with the kind it was read as
    public <S, E extends DomainEvent> EventStream<S, E> stream(StreamKind<S, E> kind, AggregateId id) {
        EventStream<?, ?> stream = streams.get(id);
        if (stream == null || !stream.kind().equals(kind)) {
            throw new IllegalStateException(
                    "a decision looks at " + kind + " " + id.value() + ", which its touches() does not name");
        }
        return (EventStream<S, E>) stream;
    }

    /** The streams after the changes, for a second decision in the same commit. */
    public Streams after(Changes changes) {
        return after(changes.all());
    }

    /** As {@link #after(Changes)}. */
    public Streams after(List<Change> changes) {
        Map<AggregateId, EventStream<?, ?>> after = new HashMap<>(streams);
        for (Change change : changes) {
            EventStream<?, ?> stream = stream(change.kind(), change.stream());
            EventStream<?, ?> known = after.getOrDefault(change.stream(), stream);
            for (DomainEvent event : change.events()) {
                known = known.after(event);
            }
            after.put(change.stream(), known);
        }
        return new Streams(after);
    }

    /** These streams and others. */
    public Streams and(Streams others) {
        Map<AggregateId, EventStream<?, ?>> both = new HashMap<>(streams);
        both.putAll(others.streams);
        return new Streams(both);
    }
}
