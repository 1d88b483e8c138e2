package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/** What was reserved for the claim is approved (V-3): it leaves the reserved and joins the approved. */
@Revision("1")
public record FundsApproved(FundId fund, OrganisationId organisation, ClaimId claim, Money amount)
        implements FundEvent {}
