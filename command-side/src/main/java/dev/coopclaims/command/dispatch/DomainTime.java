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
 * Stamps events with the injected clock's time, to the millisecond (T-6): when something happened in the business is not
 * when the store recorded it. Axon's own clock is one for the whole process and is left alone.
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
