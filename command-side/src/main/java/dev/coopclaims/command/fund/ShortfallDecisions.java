package dev.coopclaims.command.fund;

import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.fund.EarningsShortfallKept;
import dev.coopclaims.kernel.fund.EarningsShortfallNetted;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.source.FundId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may happen to a shortfall (F-1). Pure. */
public final class ShortfallDecisions {

    private ShortfallDecisions() {}

    /**
     * Keeps what a correction could not take.
     *
     * @param before absent if nothing was ever kept
     * @throws Refusal {@link RefusalCode#SHORTFALL_TOO_LARGE}
     */
    public static EarningsShortfallKept keep(
            @Nullable ShortfallState before,
            FundId fund,
            OrganisationId organisation,
            EarningId earning,
            Money amount) {
        ShortfallId id = ShortfallId.of(fund);
        if (before != null && before.total().amount().add(amount.amount()).compareTo(Money.MAX_AMOUNT) > 0) {
            throw Refusal.rule(RefusalCode.SHORTFALL_TOO_LARGE.at("/incentive", id, Money.largest(amount.currency())));
        }
        return new EarningsShortfallKept(id, fund, organisation, earning, amount);
    }

    /**
     * An accrual covers the oldest shortfall first.
     *
     * @param by the fund that accrues
     * @param amount at most {@link ShortfallState#total}
     */
    public static List<EarningsShortfallNetted> netOldest(ShortfallState state, FundId by, Money amount) {
        List<EarningsShortfallNetted> events = new ArrayList<>();
        Money left = amount;
        for (ShortfallState.Open open : state.open()) {
            Money netted = left.min(open.amount());
            if (netted.isPositive()) {
                events.add(netted(state, open.fund(), by, netted));
                left = left.minus(netted);
            }
        }
        if (!left.isZero()) {
            throw new IllegalArgumentException(amount + " is more than the shortfall " + state.total());
        }
        return events;
    }

    /**
     * What a claim gave back covers the shortfall of the same fund.
     *
     * @param amount at most {@link ShortfallState#of} the fund
     */
    public static EarningsShortfallNetted netOwn(ShortfallState state, FundId fund, Money amount) {
        return netted(state, fund, fund, amount);
    }

    private static EarningsShortfallNetted netted(ShortfallState state, FundId fund, FundId by, Money amount) {
        return new EarningsShortfallNetted(state.id(), fund, state.organisation(), by, amount);
    }
}
