package dev.coopclaims.command.cap;

import dev.coopclaims.kernel.cap.CapEvent;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.List;

/** Whether a claim can use a given part of a cap. */
public sealed interface CapDecision {

    /** It can. The events are in order; there are none if it already uses exactly that much. */
    record Used(List<CapEvent> events) implements CapDecision {
        public Used {
            events = List.copyOf(events);
        }
    }

    /** It cannot. */
    record Refused(Violation violation) implements CapDecision {}
}
