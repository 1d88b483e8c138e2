package dev.coopclaims.kernel.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A rate as it was published (F-5): the number of units of {@code quote} for one unit of {@code base}. Kept in the
 * direction of its source, because an inverted and rounded rate cannot be restored.
 *
 * @param publishedOn the day it was published, on or before the day of the submission
 * @param source who published it
 */
public record ExchangeRate(Currency base, Currency quote, BigDecimal value, LocalDate publishedOn, String source) {}
