package dev.coopclaims.command.dispatch;

import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Reads several streams at one moment of the log. The event store implements it; the application connects the two, so
 * that the command side depends only on Axon.
 */
@FunctionalInterface
public interface LogReader {

    /**
     * The events of each stream from a sequence number on, as they were at one moment not before the call.
     *
     * @param from by stream, the sequence number of the first wanted event
     * @return by stream; a stream without such events is missing or empty
     */
    Map<String, List<DomainEventMessage<?>>> read(Map<String, Long> from);
}
