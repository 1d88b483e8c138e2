package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** A submission claims a share of the invoice (C-8). */
@Revision("1")
public record InvoiceShareClaimed(
        InvoiceId invoice, OrganisationId organisation, int supplier, ClaimId claim, CostId cost, Money amount)
        implements InvoiceEvent {}
