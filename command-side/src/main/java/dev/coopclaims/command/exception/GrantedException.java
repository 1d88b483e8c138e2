package dev.coopclaims.command.exception;

import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionScope;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.source.ExceptionId;
import java.time.LocalDate;

/**
 * An exception.
 *
 * @param until the last day on which it can be used
 * @param revoked whether it was taken back
 */
public record GrantedException(
        ExceptionId id, ExceptionScope scope, ExceptionTerms terms, LocalDate until, String reason, boolean revoked) {

    static GrantedException of(ExceptionGranted event) {
        return new GrantedException(
                event.exception(), event.scope(), event.terms(), event.until(), event.reason(), false);
    }

    GrantedException takenBack() {
        return new GrantedException(id, scope, terms, until, reason, true);
    }

    /** Whether it can be used on that day, which is one at the claim's location (T-5). */
    public boolean isUsable(LocalDate today) {
        return !revoked && !today.isAfter(until);
    }
}
