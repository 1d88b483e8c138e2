package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.source.FundId;

/** An event of a co-op fund; each is an entry in its ledger and never edited (F-4, F-9). */
public sealed interface FundEvent extends DomainEvent
        permits FundOpened,
                EarningsAccrued,
                FundsReserved,
                FundsReleased,
                FundsApproved,
                FundsApprovalRevoked,
                FundsNetted,
                FundQualified,
                FundConvertedToRebate,
                FundConversionReversed,
                FundDecisionAwaited,
                FundAdjusted,
                FundsForfeited,
                FundClaimingExtended,
                FundExpiryApproached {

    FundId fund();
}
