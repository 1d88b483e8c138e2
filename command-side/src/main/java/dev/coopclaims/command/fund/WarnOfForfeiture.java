package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.fund.FundExpiryApproached;
import dev.coopclaims.kernel.source.FundId;
import java.util.Optional;

/**
 * F-7: warns that what is left of a fund will be forfeited. Of warnings that were missed, only the last one is given, and none
 * after the deadline. Nothing expires before it is decided whether the period qualifies (F-2), so nothing is warned of before.
 */
public record WarnOfForfeiture(FundId fund) implements FundCommand<Boolean> {
    public static final Decider<WarnOfForfeiture, Boolean> DECIDER = new FundByTime<>((fund, context) ->
            !fund.isDecided() || fund.expired() || fund.dates().claimableUntil().isOver(context.now())
                    ? Optional.empty()
                    : fund.dates()
                            .reminderDue(context.now())
                            .map(reminder -> new FundExpiryApproached(
                                    fund.id(),
                                    fund.organisation(),
                                    fund.dates().claimableUntil(),
                                    reminder.daysLeft(),
                                    fund.available())));
}
