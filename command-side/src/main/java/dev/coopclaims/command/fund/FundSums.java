package dev.coopclaims.command.fund;

import dev.coopclaims.kernel.money.Money;
import java.util.Currency;

/**
 * What came to a fund and what left it for good; immutable.
 *
 * @param total what was accrued, less what covered a shortfall and what is converted, plus or minus adjustments (F-4)
 * @param earned the co-op share of all its records, as recorded, before any netting (F-2)
 * @param adjusted by FINANCE; below zero if it took away more than it gave (F-9)
 * @param converted to rebate (F-2)
 * @param forfeited what can no longer be claimed (F-3)
 */
public record FundSums(Money total, Money earned, Money adjusted, Money converted, Money forfeited) {

    static FundSums nothing(Currency currency) {
        Money zero = Money.zero(currency);
        return new FundSums(zero, zero, zero, zero, zero);
    }

    /** Whether nothing is below zero that cannot be; what was earned can, if corrections exceed it. */
    boolean isSound() {
        return !total.isNegative() && !converted.isNegative() && !forfeited.isNegative();
    }

    /** What of the total was earned and not given by adjustments: so much is converted if the period does not qualify. */
    Money convertible() {
        Money zero = Money.zero(total.currency());
        return total.minus(adjusted.max(zero)).max(zero);
    }

    /** A record of which this part reached the total. */
    FundSums accrued(Money coop, Money reached) {
        return new FundSums(total.plus(reached), earned.plus(coop), adjusted, converted, forfeited);
    }

    /** What covered a shortfall. */
    FundSums netted(Money amount) {
        return new FundSums(total.minus(amount), earned, adjusted, converted, forfeited);
    }

    FundSums adjusted(Money change) {
        return new FundSums(total.plus(change), earned, adjusted.plus(change), converted, forfeited);
    }

    /** To rebate; what comes back is below zero. */
    FundSums converted(Money amount) {
        return new FundSums(total.minus(amount), earned, adjusted, converted.plus(amount), forfeited);
    }

    FundSums forfeited(Money amount) {
        return new FundSums(total, earned, adjusted, converted, forfeited.plus(amount));
    }
}
