package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/**
 * A correction exceeded what its fund had available; the rest is kept and netted from what becomes available next (F-1).
 *
 * @param fund the fund that was corrected
 * @param amount what could not be taken
 */
@Revision("1")
public record EarningsShortfallKept(
        ShortfallId shortfall, FundId fund, OrganisationId organisation, EarningId earning, Money amount)
        implements ShortfallEvent {}
