package dev.coopclaims.command.decision;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command changes: events by stream. They are stored in this order in one commit, or not at all.
 *
 * @param all a stream may occur several times if the order across streams matters
 */
public record Changes(List<Change> all) {
    public static final Changes NONE = new Changes(List.of());

    public Changes {
        all = List.copyOf(all);
    }

    /** Events of one stream, which the events themselves name. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public static <E extends DomainEvent> Changes of(StreamKind<?, E> kind, E... events) {
        return of(kind, List.of(events));
    }

    /** Events of one stream, which the events themselves name; no change if there are none. */
    public static <E extends DomainEvent> Changes of(StreamKind<?, E> kind, List<? extends E> events) {
        return events.isEmpty()
                ? NONE
                : new Changes(List.of(
                        new Change(kind, kind.idOf().apply(events.getFirst()), List.<DomainEvent>copyOf(events))));
    }

    /** These changes followed by the others. */
    public Changes and(Changes more) {
        if (isEmpty() || more.isEmpty()) {
            return isEmpty() ? more : this;
        }
        List<Change> both = new ArrayList<>(all);
        both.addAll(more.all);
        return new Changes(both);
    }

    /**
     * Whether the store's index guards what they were decided on.
     *
     * @param expected a stream whose version was expected; absent if none was
     */
    public boolean isGuarding(@Nullable AggregateId expected) {
        return expected == null
                ? !isEmpty()
                : all.stream().anyMatch(change -> change.stream().equals(expected));
    }

    /** Whether there are no events. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The changes of one kind of stream, in order. */
    public <E extends DomainEvent> List<E> of(Class<E> events) {
        return all.stream()
                .flatMap(change -> change.events().stream())
                .filter(events::isInstance)
                .map(events::cast)
                .toList();
    }
}
