package dev.coopclaims.query.rate;

import dev.coopclaims.kernel.rate.ExchangeRate;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Currency;

/**
 * The rate that holds on a day.
 *
 * @param rate units of {@code to} for one unit of {@code from}, in ten significant digits; amounts are converted by the
 *     published figures and rounded once
 * @param base the currency for whose unit the source published its figures
 * @param fromPerBase units of {@code from} for one unit of the base, as published
 * @param toPerBase units of {@code to} for one unit of the base, as published
 * @param publishedOn on or before the day asked for
 */
public record RateBody(
        Currency from,
        Currency to,
        String rate,
        Currency base,
        String fromPerBase,
        String toPerBase,
        LocalDate publishedOn,
        String source) {
    private static final MathContext DIGITS = new MathContext(10);

    static RateBody of(ExchangeRate rate) {
        return new RateBody(
                rate.from().currency(),
                rate.to().currency(),
                rate.to().perBase().divide(rate.from().perBase(), DIGITS).toPlainString(),
                rate.base(),
                rate.from().perBase().toPlainString(),
                rate.to().perBase().toPlainString(),
                rate.publishedOn(),
                rate.source());
    }
}
