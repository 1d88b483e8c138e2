package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.FundId;

/**
 * F-9: corrects a fund by an entry, with a reason that its organisation reads. What is claimed or forfeited stays.
 *
 * @param amount below zero to take away; above zero only while the fund can be claimed
 */
public record AdjustFund(FundId fund, Money amount, String reason) implements FundCommand<Void> {
    public static final Decider<AdjustFund, Void> DECIDER = new Rule();

    private static final class Rule implements Decider<AdjustFund, Void> {

        @Override
        public void admit(AdjustFund command, Streams streams, Context context) {
            FundSight.require(command.fund(), streams, context);
        }

        @Override
        public Decision<Void> decide(AdjustFund command, Streams streams, Context context) {
            FundState fund = streams.get(FundState.KIND, command.fund());
            if (command.amount().isPositive()) {
                FundDecisions.requireClaimable(fund, context.now());
            }
            return Decision.of(
                    Changes.of(FundState.KIND, FundDecisions.adjust(fund, command.amount(), command.reason(), null)));
        }
    }
}
