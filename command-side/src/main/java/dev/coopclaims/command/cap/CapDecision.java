package dev.coopclaims.command.cap;

import dev.coopclaims.kernel.cap.CapEvent;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.List;

/** Whether a claim can use so much of a cap. */
public sealed interface CapDecision {

    /** It can: what happens, in order; nothing when it uses just that much already. */
    record Used(List<CapEvent> events) implements CapDecision {
        public Used {
            events = List.copyOf(events);
        }
    }

    /** It cannot. */
    record Refused(Violation violation) implements CapDecision {}
}
