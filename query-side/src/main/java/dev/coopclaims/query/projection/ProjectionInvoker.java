package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.RecordedEvents;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Collects the batch of a processor and applies it with the batch's last message, before the token is stored. At
 * prepare-commit it would be after, and a failing write would lose the batch.
 *
 * <p>Every segment receives every event and applies only its own keys: one event may touch documents of two segments,
 * and each segment knows its true position even when an event has nothing for it.
 */
final class ProjectionInvoker<V extends Record> implements EventHandlerInvoker {

    private final ViewWriter<V> writer;
    private final String resource;

    ProjectionInvoker(View<V> view, ViewWriter<V> writer) {
        this.writer = writer;
        this.resource = "batch of " + view.collection();
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        List<RecordedEvent> batch = unitOfWork.getOrComputeResource(
                resource + ", segment " + segment.getSegmentId(), ignored -> new ArrayList<>());
        RecordedEvents.of(message).ifPresent(batch::add);
        if (!(unitOfWork instanceof BatchingUnitOfWork<?> whole) || whole.isLastMessage(message)) {
            writer.apply(batch, key -> segment.matches(key.hashCode()));
        }
    }
}
