package dev.coopclaims.command.dispatch;

import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Reads several streams at one moment of the log. The event store can; the application joins the two, so that this room
 * depends on Axon alone.
 */
@FunctionalInterface
public interface LogReader {

    /**
     * The events of each stream from a sequence number on, as they were at one moment not before the call.
     *
     * @param from by stream, the sequence number of the first event that is wanted
     * @return by stream; what has no such event is missing or empty
     */
    Map<String, List<DomainEventMessage<?>>> read(Map<String, Long> from);
}
