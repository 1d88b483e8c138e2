package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cost of a claim that shows an invoice (C-6, C-9).
 *
 * @param billed as written; its tax id may be a word that says that there is none
 * @param net the net amount of the whole invoice according to the cost
 * @param requested the requested amount; may be zero
 * @param excluded what the cost declares not payable (P-6), at most net
 */
public record InvoiceLine(CostId cost, SupplierInvoice billed, Money net, Money requested, Money excluded) {

    /** The same line of an invoice with another net amount. */
    InvoiceLine of(Money otherNet) {
        return new InvoiceLine(cost, billed, otherNet, requested, excluded);
    }

    SupplierName name() {
        return SupplierName.of(billed.supplierName());
    }

    Optional<TaxId> taxId() {
        return TaxId.of(billed.supplierTaxId());
    }

    /** The tax id as written, if it is one. */
    @Nullable
    String givenTaxId() {
        return taxId().isPresent() ? billed.supplierTaxId() : null;
    }
}
