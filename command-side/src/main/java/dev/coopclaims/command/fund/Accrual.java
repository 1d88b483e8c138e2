package dev.coopclaims.command.fund;

import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.money.Money;

/**
 * The effect of an earning record on a fund (F-1).
 *
 * @param kept the part of a correction that the fund could not take; zero or positive
 */
public record Accrual(EarningsAccrued accrued, Money kept) {}
