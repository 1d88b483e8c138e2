package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.InvoiceKeys;
import dev.coopclaims.kernel.source.SupplierNameKey;
import dev.coopclaims.kernel.source.TaxIdKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cost of a claim that shows an invoice (C-6, C-9).
 *
 * @param billed as written; its tax id may be a word that says that there is none
 * @param keys by which its supplier is recognised
 * @param net the net amount of the whole invoice according to the cost
 * @param requested the requested amount; may be zero
 * @param excluded what the cost declares not payable (P-6), at most net
 */
public record InvoiceLine(
        CostId cost, SupplierInvoice billed, InvoiceKeys keys, Money net, Money requested, Money excluded) {

    /** The same line of an invoice with another net amount. */
    InvoiceLine of(Money otherNet) {
        return new InvoiceLine(cost, billed, keys, otherNet, requested, excluded);
    }

    SupplierNameKey name() {
        return keys.supplierName();
    }

    Optional<TaxIdKey> taxId() {
        return Optional.ofNullable(keys.supplierTaxId());
    }

    /** The tax id as written, if it is one. */
    @Nullable
    String givenTaxId() {
        return taxId().isPresent() ? billed.supplierTaxId() : null;
    }

    /** Whether it says something else about the whole invoice than another line. */
    boolean statesOtherTaxThan(SupplierInvoice other) {
        return differ(billed.tax(), other.tax()) || differ(billed.gross(), other.gross());
    }

    private static boolean differ(@Nullable Money one, @Nullable Money other) {
        return one != null && other != null && !one.equals(other);
    }
}
