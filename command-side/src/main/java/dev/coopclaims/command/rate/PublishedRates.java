package dev.coopclaims.command.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Rates of one day as a record of a file gives them.
 *
 * @param base the currency of whose unit they say the worth
 * @param perBase units of each currency for one unit of the base; at least one
 */
public record PublishedRates(LocalDate day, Currency base, SequencedMap<Currency, BigDecimal> perBase) {
    public PublishedRates {
        perBase = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(perBase));
    }
}
