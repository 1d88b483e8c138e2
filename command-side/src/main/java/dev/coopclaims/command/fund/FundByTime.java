package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.Optional;

/**
 * What time does to a fund: a command that only the system sends; for everybody else no fund exists. It checks the time again and
 * answers whether anything happened, so that one that comes late, or twice, does no harm (record 54).
 */
record FundByTime<C extends FundCommand<Boolean>>(Rule rule) implements Decider<C, Boolean> {

    /** What happens to the fund. */
    @FunctionalInterface
    interface Rule {
        Optional<FundEvent> decide(FundState fund, Context context);
    }

    @Override
    public void admit(C command, Streams streams, Context context) {
        if (!context.actor().isSystem()
                || streams.find(FundState.KIND, command.fund()).isEmpty()) {
            throw Refusal.of(RequestCode.NO_SUCH_FUND);
        }
    }

    @Override
    public Decision<Boolean> decide(C command, Streams streams, Context context) {
        Optional<FundEvent> event = rule.decide(streams.get(FundState.KIND, command.fund()), context);
        return new Decision<>(Changes.of(FundState.KIND, event.stream().toList()), event.isPresent());
    }
}
