package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import org.axonframework.serialization.Revision;

/** A share was released: the claim was withdrawn or reduced, or its rejection is final (C-8, V-3, D-3). */
@Revision("1")
public record InvoiceShareReleased(
        InvoiceId invoice, OrganisationId organisation, int supplier, ClaimId claim, CostId cost, Money amount)
        implements InvoiceEvent {}
