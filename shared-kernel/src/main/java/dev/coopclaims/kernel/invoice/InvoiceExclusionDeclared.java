package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import org.axonframework.serialization.Revision;

/**
 * A claim that holds a share declared a part of the whole invoice not payable (P-6, C-9). The declaration ends with the
 * claim's last share.
 *
 * @param amount the new total over all lines of the claim; zero removes the declaration
 */
@Revision("1")
public record InvoiceExclusionDeclared(
        InvoiceId invoice, OrganisationId organisation, int supplier, ClaimId claim, Money amount)
        implements InvoiceEvent {}
