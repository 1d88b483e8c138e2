package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.source.FundId;

/**
 * F-3: when the claiming period has closed everywhere, what nothing has reserved is forfeited, but not before it is decided whether
 * the period qualifies; that decision then closes the fund itself (F-2). Answers whether it closed.
 */
public record ForfeitFund(FundId fund) implements FundCommand<Boolean> {
    public static final Decider<ForfeitFund, Boolean> DECIDER = new FundByTime<>(
            (fund, context) -> FundDecisions.close(fund, context.now()).map(closed -> closed));
}
