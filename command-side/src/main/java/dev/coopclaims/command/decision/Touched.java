package dev.coopclaims.command.decision;

import dev.coopclaims.kernel.AggregateId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which streams a decision looks at, which of them it may change, and what else it wants to know. The store's index
 * guards only the streams that it may change. The decision sees the others at one moment of the log, and somebody may
 * change them before it is stored.
 *
 * @param streams all streams
 * @param written the streams that may change
 */
public record Touched(
        Map<AggregateId, StreamKind<?, ?>> streams, Set<AggregateId> written, Set<Question<?>> questions) {
    public static final Touched NOTHING = new Touched(Map.of(), Set.of(), Set.of());

    public Touched {
        streams = Map.copyOf(streams);
        written = Set.copyOf(written);
        questions = Set.copyOf(questions);
    }

    /** Adds a stream that may change. */
    public Touched writing(StreamKind<?, ?> kind, AggregateId stream) {
        return and(new Touched(Map.of(stream, kind), Set.of(stream), Set.of()));
    }

    /** Adds streams that may change. */
    public Touched writing(StreamKind<?, ?> kind, Collection<? extends AggregateId> ids) {
        return and(new Touched(named(kind, ids), Set.copyOf(ids), Set.of()));
    }

    /** Adds a stream that is only read. */
    public Touched reading(StreamKind<?, ?> kind, AggregateId stream) {
        return and(new Touched(Map.of(stream, kind), Set.of(), Set.of()));
    }

    /** Adds streams that are only read. */
    public Touched reading(StreamKind<?, ?> kind, Collection<? extends AggregateId> ids) {
        return and(new Touched(named(kind, ids), Set.of(), Set.of()));
    }

    private static Map<AggregateId, StreamKind<?, ?>> named(
            StreamKind<?, ?> kind, Collection<? extends AggregateId> ids) {
        Map<AggregateId, StreamKind<?, ?>> named = new HashMap<>();
        ids.forEach(id -> named.put(id, kind));
        return named;
    }

    /** Adds a question. */
    public Touched asking(Question<?> question) {
        return and(new Touched(Map.of(), Set.of(), Set.of(question)));
    }

    /** This and the other together. */
    public Touched and(Touched more) {
        if (more.isWithin(this)) {
            return this;
        }
        Map<AggregateId, StreamKind<?, ?>> all = new HashMap<>(streams);
        all.putAll(more.streams);
        Set<AggregateId> changed = new HashSet<>(written);
        changed.addAll(more.written);
        Set<Question<?>> asked = new HashSet<>(questions);
        asked.addAll(more.questions);
        return new Touched(all, changed, asked);
    }

    /** Whether the other names everything that this names. */
    public boolean isWithin(Touched other) {
        return other.streams.keySet().containsAll(streams.keySet())
                && other.written.containsAll(written)
                && other.questions.containsAll(questions);
    }
}
