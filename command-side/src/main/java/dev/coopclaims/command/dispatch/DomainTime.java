package dev.coopclaims.command.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/**
 * Stamps events with the injected clock's time, to the millisecond (T-6), because business time is not the time at
 * which the store records an event. Axon's own clock is shared by the whole process and is not changed.
 */
public final class DomainTime implements MessageDispatchInterceptor<EventMessage<?>> {
    private final Clock clock;

    public DomainTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return (index, event) -> event instanceof DomainEventMessage<?> domainEvent
                ? new GenericDomainEventMessage<>(
                        domainEvent.getType(),
                        domainEvent.getAggregateIdentifier(),
                        domainEvent.getSequenceNumber(),
                        domainEvent.getPayload(),
                        domainEvent.getMetaData(),
                        domainEvent.getIdentifier(),
                        now)
                : new GenericEventMessage<>(event, () -> now);
    }
}
