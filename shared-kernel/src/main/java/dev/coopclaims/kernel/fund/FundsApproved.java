package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/** An amount reserved for the claim was approved (V-3): it moves from reserved to approved. */
@Revision("1")
public record FundsApproved(FundId fund, OrganisationId organisation, ClaimId claim, Money amount)
        implements FundEvent {}
