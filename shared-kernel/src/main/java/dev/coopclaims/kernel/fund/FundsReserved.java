package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/** A submission reserved an amount for its claim (C-8). */
@Revision("1")
public record FundsReserved(FundId fund, OrganisationId organisation, ClaimId claim, Money amount)
        implements FundEvent {}
