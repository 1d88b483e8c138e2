package dev.coopclaims.query.due;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an item that could not be done.
 *
 * @param item its key
 * @param due when it was due then: a later step of the same item begins anew
 * @param step which step of the item it was
 * @param failures how often it was tried in vain in the same way
 * @param nextAt not tried again before, by the wall clock
 * @param parkedAt when it was given up until somebody retries it; absent before
 * @param nothing whether there was nothing to do, although the list says so: the list is behind, or thinks otherwise than the
 *     rules. Later items of the same subject need not wait for it
 * @param error what went wrong last
 */
public record Attempt(
        String item,
        Instant due,
        String step,
        int failures,
        Instant nextAt,
        @Nullable Instant parkedAt,
        boolean nothing,
        String error) {

    /** Whether it is about what is to be done next of the item, and not about something earlier. */
    boolean isOf(DueItem there) {
        return due.equals(there.due()) && step.equals(there.steps().getFirst().of());
    }

    boolean isParked() {
        return parkedAt != null;
    }

    /** Whether later items of the same subject have to wait for it. */
    boolean holds() {
        return !isParked() && !nothing;
    }

    boolean waits(Instant now) {
        return isParked() || nextAt.isAfter(now);
    }
}
