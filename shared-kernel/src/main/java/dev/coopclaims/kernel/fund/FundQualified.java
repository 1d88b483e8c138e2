package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/**
 * The co-op earnings of the period reach the threshold, so that its funds can be claimed; they stay so, whatever is recorded later
 * (F-2).
 *
 * @param sum what was compared
 * @param shortfallNetted what earlier shortfalls took from what becomes available now (F-1); zero or positive
 */
@Revision("1")
public record FundQualified(FundId fund, OrganisationId organisation, EarnedSum sum, Money shortfallNetted)
        implements FundEvent {}
