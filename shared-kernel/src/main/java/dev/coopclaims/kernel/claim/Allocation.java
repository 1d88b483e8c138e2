package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a claim draws on one fund (F-5).
 *
 * @param amount in the fund's currency
 * @param claimed the same in the claim's currency
 * @param rate units of the fund's currency for one of the claim's; 1 when they are the same
 * @param rateDate when the rate was published; absent when no conversion was needed
 * @param rateSource who published it; absent when no conversion was needed
 */
public record Allocation(
        FundId fund,
        Money amount,
        Money claimed,
        BigDecimal rate,
        @Nullable LocalDate rateDate,
        @Nullable String rateSource) {

    /** An allocation in one currency. */
    public static Allocation of(FundId fund, Money amount) {
        return new Allocation(fund, amount, amount, BigDecimal.ONE, null, null);
    }
}
