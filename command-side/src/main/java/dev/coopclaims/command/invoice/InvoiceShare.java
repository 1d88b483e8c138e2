package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * What a cost wants of an invoice (C-9).
 *
 * @param net what the cost says the invoice's net amount is
 * @param amount the share that is asked for, above zero
 */
public record InvoiceShare(
        OrganisationId organisation,
        ClaimId claim,
        CostId cost,
        String supplierName,
        @Nullable String supplierTaxId,
        String invoiceNumber,
        Money net,
        Money amount) {

    /**
     * What the cost wants: its requested amount of its invoice.
     *
     * @throws IllegalArgumentException when the cost has no invoice
     */
    public static InvoiceShare of(OrganisationId organisation, ClaimId claim, Cost cost) {
        SupplierInvoice invoice = cost.invoice();
        if (invoice == null) {
            throw new IllegalArgumentException("a cost without an invoice: " + cost.id());
        }
        return new InvoiceShare(
                organisation,
                claim,
                cost.id(),
                invoice.supplierName(),
                invoice.supplierTaxId(),
                invoice.number(),
                cost.net(),
                cost.requested());
    }

    public InvoiceId invoice() {
        return InvoiceId.of(organisation, supplierName, supplierTaxId, invoiceNumber);
    }

    /** Another part of the same invoice for the same cost. */
    public InvoiceShare of(Money part) {
        return new InvoiceShare(organisation, claim, cost, supplierName, supplierTaxId, invoiceNumber, net, part);
    }
}
