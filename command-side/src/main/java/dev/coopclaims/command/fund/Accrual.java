package dev.coopclaims.command.fund;

import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.money.Money;

/**
 * How a fund takes an earning record in (F-1).
 *
 * @param kept what of a correction it could not take; zero or positive
 */
public record Accrual(EarningsAccrued accrued, Money kept) {}
