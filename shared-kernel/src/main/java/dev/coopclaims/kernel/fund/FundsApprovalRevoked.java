package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/** What was approved for the claim is reserved again (V-5). */
@Revision("1")
public record FundsApprovalRevoked(FundId fund, OrganisationId organisation, ClaimId claim, Money amount)
        implements FundEvent {}
