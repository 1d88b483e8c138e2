package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.Reminder;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The fund can be claimed longer than it was told.
 * What was forfeited only because its claiming period had closed is available again.
 *
 * @param claimableUntil the new, later day (F-3)
 * @param reminders when the partner is warned of that day (F-7), the earliest first
 * @param cause why
 * @param exception which extended it; absent for another cause
 * @param restored what is no longer forfeited; zero if the fund had not closed
 * @param shortfallNetted how much of that covers what corrections could not take (F-1)
 */
@Revision("1")
public record FundClaimingExtended(
        FundId fund,
        OrganisationId organisation,
        Deadline claimableUntil,
        List<Reminder> reminders,
        Cause cause,
        @Nullable ExceptionId exception,
        Money restored,
        Money shortfallNetted)
        implements FundEvent {
    public FundClaimingExtended {
        reminders = List.copyOf(reminders);
    }

    /** Why it can be claimed longer. */
    public enum Cause {
        /** Claims have a later deadline by an exception. */
        EXCEPTION,
        /** It was decided late whether its period qualifies (C-7). */
        DECIDED_LATE,
        /** A version of the catalogue that came later tells claims a later day (domain.md §3). */
        LATER_RULES
    }
}
