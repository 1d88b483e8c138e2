package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.kernel.time.Reminder;
import java.util.Currency;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The first earning for its four keys opened the fund, in the entity's currency.
 *
 * @param decidedAfter until when earnings of the period are awaited before it is decided whether they qualify (F-2); absent
 *     if the programme has no threshold, so that there is nothing to decide
 * @param claimableUntil the last day on which it can be claimed anywhere; what is left is then forfeited (F-3)
 * @param late whether its claiming period was over already, so that whatever it earns is forfeited (F-3)
 * @param reminders when the partner is warned of that day (F-7), the earliest first; without those that were over already
 */
@Revision("1")
public record FundOpened(
        FundId fund,
        OrganisationId organisation,
        String programme,
        String entity,
        EarningPeriod period,
        Currency currency,
        @Nullable Deadline decidedAfter,
        Deadline claimableUntil,
        boolean late,
        List<Reminder> reminders)
        implements FundEvent {
    public FundOpened {
        reminders = List.copyOf(reminders);
    }
}
