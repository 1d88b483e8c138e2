package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.source.FundId;

/** A command about one fund. */
public interface FundCommand<R> extends Command<R> {

    FundId fund();

    @Override
    default FundId target() {
        return fund();
    }

    @Override
    default StreamKind<FundState, FundEvent> targetKind() {
        return FundState.KIND;
    }
}
