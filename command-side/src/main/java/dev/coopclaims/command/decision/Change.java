package dev.coopclaims.command.decision;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.DomainEvent;
import java.util.List;

/**
 * New events of one stream.
 *
 * @param events in order, at least one
 */
public record Change(StreamKind<?, ?> kind, AggregateId stream, List<DomainEvent> events) {

    public Change {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a change has at least one event");
        }
    }
}
