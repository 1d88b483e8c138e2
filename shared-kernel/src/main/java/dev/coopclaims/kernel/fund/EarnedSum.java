package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.rate.ExchangeRate;
import java.util.List;

/**
 * What the co-op earnings of an organisation, programme and period add up to (F-2).
 *
 * @param earned as recorded, over all entities
 * @param threshold what they must reach, in the same currency
 * @param rates of the period's last day, at which amounts of other currencies were added
 */
public record EarnedSum(Money earned, Money threshold, List<ExchangeRate> rates) {
    public EarnedSum {
        rates = List.copyOf(rates);
    }
}
