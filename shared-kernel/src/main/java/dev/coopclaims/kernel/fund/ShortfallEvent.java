package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.source.FundId;

/** What happens to what corrections could not take from their funds (F-1); each is an entry of that fund's ledger. */
public sealed interface ShortfallEvent extends DomainEvent permits EarningsShortfallKept, EarningsShortfallNetted {

    ShortfallId shortfall();

    /** The fund from which the correction could not be taken. */
    FundId fund();
}
