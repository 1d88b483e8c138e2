package dev.coopclaims.kernel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount in one currency, with the currency's own number of decimals. Negative amounts exist (corrections).
 *
 * @param amount with exactly the currency's decimals, its absolute value at most {@link #MAX_SUM}
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    /** Largest absolute amount in any currency that is taken, and that one claim, fund or shortfall may come to. */
    public static final BigDecimal MAX_AMOUNT = new BigDecimal("999999999999.99");

    /**
     * Largest absolute sum: that of a million largest amounts, because an overview adds up the funds of everybody. In rupiah
     * a dozen large partners are beyond {@link #MAX_AMOUNT}.
     */
    public static final BigDecimal MAX_SUM = MAX_AMOUNT.multiply(BigDecimal.valueOf(1_000_000));

    /**
     * @throws IllegalArgumentException if the amount has more decimals than the currency or is beyond
     *     {@link #MAX_SUM}, or if the currency has no decimals of its own (XAU and the like)
     */
    public Money {
        int decimals = currency.getDefaultFractionDigits();
        if (decimals < 0) {
            throw new IllegalArgumentException("not a currency that is paid in: " + currency);
        }
        if (amount.abs().compareTo(MAX_SUM) > 0) {
            throw beyond(MAX_SUM);
        }
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw tooManyDecimals(currency);
        }
        amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    /**
     * From text such as {@code 1250.00} and {@code EUR}. Decimals beyond the currency's are refused, even zeros,
     * because {@code 1.000} may mean a thousand.
     *
     * @throws IllegalArgumentException if either is malformed, if the amount is beyond {@link #MAX_AMOUNT}, or as the
     *     constructor says
     */
    public static Money of(String amount, String currency) {
        if (amount.length() > 32 || !amount.matches("-?\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException("not an amount: digits, with a dot before the decimals");
        }
        BigDecimal exact = new BigDecimal(amount);
        Currency of = currencyOf(currency);
        if (of.getDefaultFractionDigits() >= 0 && exact.scale() > of.getDefaultFractionDigits()) {
            throw tooManyDecimals(of);
        }
        if (exact.abs().compareTo(MAX_AMOUNT) > 0) {
            throw beyond(MAX_AMOUNT);
        }
        return new Money(exact, of);
    }

    private static IllegalArgumentException beyond(BigDecimal limit) {
        return new IllegalArgumentException("amount beyond " + limit.toPlainString());
    }

    private static IllegalArgumentException tooManyDecimals(Currency currency) {
        return new IllegalArgumentException(
                "more than the " + currency.getDefaultFractionDigits() + " decimals of " + currency.getCurrencyCode());
    }

    /** @throws IllegalArgumentException when there is no such currency */
    public static Currency currencyOf(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("not a currency: " + code, unknown);
        }
    }

    /** The largest amount in a currency. */
    public static Money largest(Currency currency) {
        return new Money(
                MAX_AMOUNT.setScale(
                        Math.min(MAX_AMOUNT.scale(), currency.getDefaultFractionDigits()), RoundingMode.DOWN),
                currency);
    }

    /** The amount, or the largest one if it is beyond that: for what is only compared with a limit. */
    public static Money atMost(BigDecimal amount, Currency currency) {
        Money largest = largest(currency);
        return amount.compareTo(largest.amount) > 0 ? largest : new Money(amount, currency);
    }

    /** The smallest amount above zero in a currency. */
    public static Money smallest(Currency currency) {
        return new Money(BigDecimal.ONE.movePointLeft(currency.getDefaultFractionDigits()), currency);
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** The given share in percent, rounded half-even to the currency (F-1). */
    public Money percent(int percent) {
        return new Money(
                amount.multiply(BigDecimal.valueOf(percent))
                        .divide(BigDecimal.valueOf(100), currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN),
                currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isMoreThan(Money other) {
        return compareTo(other) > 0;
    }

    /** @throws IllegalArgumentException when the currencies differ */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /** For people: {@code EUR 1250.00}. */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amount.toPlainString();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
