package dev.coopclaims.kernel.rate;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a currency was worth on a day: so many of its units for one unit of the base currency.
 *
 * @param perBase as it was published, above zero
 */
public record Quote(Currency currency, BigDecimal perBase) {

    /** @throws IllegalArgumentException if it is not above zero */
    public Quote {
        if (perBase.signum() <= 0) {
            throw new IllegalArgumentException("a rate is above zero");
        }
    }
}
