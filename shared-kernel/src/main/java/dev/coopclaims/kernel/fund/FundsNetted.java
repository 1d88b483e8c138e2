package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/** What the claim gave back covered the fund's shortfall (F-1): it leaves the total instead of becoming available. */
@Revision("1")
public record FundsNetted(FundId fund, OrganisationId organisation, ClaimId claim, Money amount) implements FundEvent {}
