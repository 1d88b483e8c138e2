package dev.coopclaims.query.fundbalances;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.projection.View;
import java.util.List;

/**
 * One fund and its balances (F-4), all in the fund's currency.
 *
 * @param fund the id
 * @param organisation the owner
 * @param currency ISO 4217
 * @param standing whether it qualifies, and can still be claimed
 * @param balances the sum of all the fund's ledger entries
 */
public record FundBalances(
        FundId fund,
        OrganisationId organisation,
        String programme,
        String entity,
        EarningPeriod period,
        String currency,
        FundStanding standing,
        FundMovement balances) {

    static final String LACKING = "standing.lacking";

    public static final View<FundBalances> VIEW = new View<>(
            "fundbalances",
            5,
            FundBalances.class,
            new FundBalancesFold(),
            List.of(
                    Indexes.compoundIndex(Indexes.ascending("organisation"), Indexes.descending("period")),
                    Indexes.compoundIndex(Indexes.ascending("programme"), Indexes.descending("period")),
                    Indexes.compoundIndex(Indexes.descending("period"), Indexes.ascending("_id")),
                    Indexes.ascending(LACKING)));

    /** Reserved and approved together (F-4). */
    public Money claimed() {
        return balances.reserved().plus(balances.approved());
    }

    /** What a claim can still reserve (F-4). */
    public Money available() {
        return balances.total().minus(claimed()).minus(balances.forfeited());
    }

    FundBalances with(FundStanding newStanding, FundMovement newBalances) {
        return new FundBalances(fund, organisation, programme, entity, period, currency, newStanding, newBalances);
    }
}
