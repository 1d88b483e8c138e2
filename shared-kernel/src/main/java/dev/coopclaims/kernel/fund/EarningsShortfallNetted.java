package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/**
 * A kept shortfall was covered, in part or in whole (F-1).
 *
 * @param fund the fund that was corrected
 * @param by the fund that covered it: any fund with an accrual, or the same fund with what a claim gave back
 * @param amount the amount covered
 */
@Revision("1")
public record EarningsShortfallNetted(
        ShortfallId shortfall, FundId fund, OrganisationId organisation, FundId by, Money amount)
        implements ShortfallEvent {}
