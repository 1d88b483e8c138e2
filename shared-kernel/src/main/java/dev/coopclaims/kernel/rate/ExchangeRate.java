package dev.coopclaims.kernel.rate;

import dev.coopclaims.kernel.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;

/**
 * The rate at which one currency is exchanged into another (F-5). Both quotes are kept as they were published, because
 * a rate that was inverted or crossed, and rounded, cannot be restored.
 *
 * @param base the currency of whose unit both quotes say the worth; one of the two may be the base itself, at 1
 * @param publishedOn the day on which both were published
 * @param source who published them
 */
public record ExchangeRate(Currency base, Quote from, Quote to, LocalDate publishedOn, String source) {

    /**
     * The amount in the other currency, rounded half-even once, to that currency's decimals. An amount that is too large
     * for that currency is the largest one, which no fund has.
     *
     * @param amount in either of the two currencies
     * @throws IllegalArgumentException if it is in neither
     */
    public Money convert(Money amount) {
        if (amount.currency().equals(from.currency())) {
            return converted(amount, from.perBase(), to);
        }
        if (amount.currency().equals(to.currency())) {
            return converted(amount, to.perBase(), from);
        }
        throw new IllegalArgumentException("not a rate of " + amount.currency() + ": " + this);
    }

    private static Money converted(Money amount, BigDecimal perBase, Quote wanted) {
        return Money.atMost(
                amount.amount()
                        .multiply(wanted.perBase())
                        .divide(perBase, wanted.currency().getDefaultFractionDigits(), RoundingMode.HALF_EVEN),
                wanted.currency());
    }
}
