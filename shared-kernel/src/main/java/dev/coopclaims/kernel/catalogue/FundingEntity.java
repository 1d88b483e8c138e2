package dev.coopclaims.kernel.catalogue;

import java.time.ZoneId;
import java.util.Currency;

/**
 * A vendor entity that funds and pays (P-2, M-2).
 *
 * @param currency its local currency, which is also the currency of its funds
 * @param calendar the ISO 3166 country whose public holidays its payment clocks skip
 * @param zone in which the days of its payment clocks end (T-5)
 */
public record FundingEntity(String code, String name, Currency currency, String calendar, ZoneId zone) {}
