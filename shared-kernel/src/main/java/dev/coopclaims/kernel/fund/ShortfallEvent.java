package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.source.FundId;

/**
 * An event of a shortfall: what corrections could not take from a fund (F-1). Each is an entry in that fund's ledger.
 */
public sealed interface ShortfallEvent extends DomainEvent permits EarningsShortfallKept, EarningsShortfallNetted {

    ShortfallId shortfall();

    /** The fund from which the correction could not be taken. */
    FundId fund();
}
