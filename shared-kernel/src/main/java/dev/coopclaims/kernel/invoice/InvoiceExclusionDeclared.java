package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/**
 * What a claim that holds a share declares not payable of the invoice as a whole (P-6, C-9). It ends with the claim's last
 * share.
 *
 * @param amount over all of the claim's lines, from now on; zero takes a declaration back
 */
@Revision("1")
public record InvoiceExclusionDeclared(
        InvoiceId invoice, OrganisationId organisation, int supplier, ClaimId claim, Money amount)
        implements InvoiceEvent {}
