package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.rate.ExchangeRate;
import dev.coopclaims.kernel.source.FundId;
import org.jspecify.annotations.Nullable;

/**
 * What a claim draws on one fund (F-5).
 *
 * @param amount in the fund's currency
 * @param claimed the same in the claim's currency
 * @param rate the rate between the two, at which reductions and releases go too; absent if the currencies are the same
 */
public record Allocation(
        FundId fund, Money amount, Money claimed, @Nullable ExchangeRate rate) {

    /** An allocation in one currency. */
    public static Allocation of(FundId fund, Money amount) {
        return new Allocation(fund, amount, amount, null);
    }
}
