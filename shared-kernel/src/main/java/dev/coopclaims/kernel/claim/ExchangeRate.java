package dev.coopclaims.kernel.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A rate as it was published (F-5): so many units of {@code quote} for one of {@code base}. Kept in the direction of its
 * source, since an inverted and rounded rate cannot be turned back.
 *
 * @param publishedOn the day it was published, at or before the submission
 * @param source who published it
 */
public record ExchangeRate(Currency base, Currency quote, BigDecimal value, LocalDate publishedOn, String source) {}
