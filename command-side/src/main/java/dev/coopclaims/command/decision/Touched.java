package dev.coopclaims.command.decision;

import dev.coopclaims.kernel.AggregateId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which streams a decision looks at, which of them it may change, and what else it wants to know. Only streams that it may
 * change are guarded by the store's index: of the others, a decision sees one moment of the log, and somebody may change
 * them before it is stored.
 *
 * @param streams all of them
 * @param written those that may change
 */
public record Touched(
        Map<AggregateId, StreamKind<?, ?>> streams, Set<AggregateId> written, Set<Question<?>> questions) {
    public static final Touched NOTHING = new Touched(Map.of(), Set.of(), Set.of());

    public Touched {
        streams = Map.copyOf(streams);
        written = Set.copyOf(written);
        questions = Set.copyOf(questions);
    }

    /** And may change that stream. */
    public Touched writing(StreamKind<?, ?> kind, AggregateId stream) {
        return and(new Touched(Map.of(stream, kind), Set.of(stream), Set.of()));
    }

    /** And may change those streams. */
    public Touched writing(StreamKind<?, ?> kind, Collection<? extends AggregateId> ids) {
        Touched all = this;
        for (AggregateId id : ids) {
            all = all.writing(kind, id);
        }
        return all;
    }

    /** And looks at that stream. */
    public Touched reading(StreamKind<?, ?> kind, AggregateId stream) {
        return and(new Touched(Map.of(stream, kind), Set.of(), Set.of()));
    }

    /** And looks at those streams. */
    public Touched reading(StreamKind<?, ?> kind, Collection<? extends AggregateId> ids) {
        Touched all = this;
        for (AggregateId id : ids) {
            all = all.reading(kind, id);
        }
        return all;
    }

    /** And wants to know that. */
    public Touched asking(Question<?> question) {
        return and(new Touched(Map.of(), Set.of(), Set.of(question)));
    }

    /** Both. */
    public Touched and(Touched more) {
        Map<AggregateId, StreamKind<?, ?>> all = new LinkedHashMap<>(streams);
        all.putAll(more.streams);
        Set<AggregateId> changed = new LinkedHashSet<>(written);
        changed.addAll(more.written);
        Set<Question<?>> asked = new LinkedHashSet<>(questions);
        asked.addAll(more.questions);
        return new Touched(all, changed, asked);
    }

    /** Whether it names nothing that the other does not name. */
    public boolean isWithin(Touched other) {
        return other.streams.keySet().containsAll(streams.keySet())
                && other.written.containsAll(written)
                && other.questions.containsAll(questions);
    }
}
