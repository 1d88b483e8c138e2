package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import org.axonframework.serialization.Revision;

/**
 * A submission claimed a share of the invoice (C-8).
 *
 * @param label how other streams know the claim
 * @param amount by how much the claim's cost holds more than before
 * @param excluded what the cost declares not payable (P-6)
 * @param reimbursedPercent the share of costs that the claim's programme reimburses (P-2), 1 to 100
 */
@Revision("1")
public record InvoiceShareClaimed(
        InvoiceId invoice,
        OrganisationId organisation,
        int supplier,
        ClaimId claim,
        ClaimLabel label,
        CostId cost,
        Money amount,
        Money excluded,
        int reimbursedPercent)
        implements InvoiceEvent {}
