package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** A correction exceeded what was available; the rest is kept and netted from the next accrual (F-1). */
@Revision("1")
public record EarningsShortfallKept(FundId fund, OrganisationId organisation, EarningId earning, Money shortfall)
        implements FundEvent {}
