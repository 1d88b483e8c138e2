package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.source.FundId;
import java.util.Optional;

/** F-3: when the claiming period has closed everywhere, what nothing has reserved is forfeited. Answers whether it closed. */
public record ForfeitFund(FundId fund) implements FundCommand<Boolean> {
    public static final Decider<ForfeitFund, Boolean> DECIDER = new FundByTime<>(
            (fund, context) -> fund.expired() || !fund.dates().claimableUntil().isOver(context.now())
                    ? Optional.empty()
                    : Optional.of(new FundsForfeited(
                            fund.id(), fund.organisation(), fund.available(), FundsForfeited.Cause.CLAIMING_CLOSED)));
}
