package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/**
 * The co-op earnings of the period stay below the threshold: what was earned is paid out as rebate instead (F-2).
 *
 * @param amount leaves the fund's total; zero if nothing of it was left
 * @param sum what was compared
 */
@Revision("1")
public record FundConvertedToRebate(FundId fund, OrganisationId organisation, Money amount, EarnedSum sum)
        implements FundEvent {}
