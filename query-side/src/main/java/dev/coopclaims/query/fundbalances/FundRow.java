package dev.coopclaims.query.fundbalances;

import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;

/**
 * A fund as people see it (F-4). All amounts are in its currency.
 *
 * @param reserved with what is held for dispute (F-4)
 * @param claimed reserved and approved together
 * @param estimate whether the amounts are an estimate to who asked, because the claiming period has not opened (F-8)
 * @param lastDayOfUse the last day of the usage period
 * @param lastDayToClaim the last day of the claiming period
 */
public record FundRow(
        FundId fund,
        OrganisationId organisation,
        String programme,
        String entity,
        EarningPeriod period,
        String currency,
        Money total,
        Money reserved,
        Money heldForDispute,
        Money approved,
        Money claimed,
        Money paid,
        Money forfeited,
        Money available,
        Money shortfall,
        boolean estimate,
        DateRange usage,
        DateRange claiming,
        LocalDate lastDayOfUse,
        LocalDate lastDayToClaim) {

    static FundRow of(FundBalances fund, DateRange claiming, boolean estimate) {
        FundMovement holds = fund.balances();
        DateRange usage = fund.period().usage();
        return new FundRow(
                fund.fund(),
                fund.organisation(),
                fund.programme(),
                fund.entity(),
                fund.period(),
                fund.currency(),
                holds.total(),
                holds.reserved(),
                holds.heldForDispute(),
                holds.approved(),
                fund.claimed(),
                holds.paid(),
                holds.forfeited(),
                fund.available(),
                holds.shortfall(),
                estimate,
                usage,
                claiming,
                usage.last(),
                claiming.last());
    }
}
