package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.source.FundId;

/** Which funds an actor of the vendor may change; for everybody else no fund exists. */
final class FundSight {
    private FundSight() {}

    /** @throws Refusal not found; the same whether the fund does not exist or lies outside the membership */
    static void require(FundId id, Streams streams, Context context) {
        boolean seen = streams.find(FundState.KIND, id)
                .filter(fund -> context.actor().isVendor()
                        && Memberships.in(streams).of(context.actor()).includesProgramme(fund.programme()))
                .isPresent();
        if (!seen) {
            throw Refusal.of(RequestCode.NO_SUCH_FUND);
        }
    }
}
