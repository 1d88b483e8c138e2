package dev.coopclaims.kernel.source;

import org.jspecify.annotations.Nullable;

/**
 * By which an invoice and its supplier are recognised (C-9): keyed digests, computed once when a cost is written, so
 * that the rules go on when the texts are erased (H-6).
 *
 * @param invoice everything under the same number
 * @param supplierTaxId absent if none was given
 */
public record InvoiceKeys(
        InvoiceId invoice,
        SupplierNameKey supplierName,
        @Nullable TaxIdKey supplierTaxId) {}
