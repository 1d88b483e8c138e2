package dev.coopclaims.command.invoice;

import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.command.policy.Pseudonyms.Of;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.InvoiceKeys;
import dev.coopclaims.kernel.source.SupplierNameKey;
import dev.coopclaims.kernel.source.TaxIdKey;

/**
 * Makes the keyed digests of what a supplier billed (C-9, H-6). They are stored beside the texts, and every later
 * decision compares them and never the texts.
 */
public final class BillKeys {
    private BillKeys() {}

    /** The keys of an invoice as somebody wrote it. */
    public static InvoiceKeys of(OrganisationId organisation, SupplierInvoice written, Pseudonyms pseudonyms) {
        return new InvoiceKeys(
                invoice(organisation, written.number(), pseudonyms),
                supplier(organisation, SupplierName.of(written.supplierName()), pseudonyms),
                TaxId.of(written.supplierTaxId())
                        .map(taxId -> taxId(organisation, taxId, pseudonyms))
                        .orElse(null));
    }

    /** The id of everything that an organisation was billed under one number. */
    public static InvoiceId invoice(OrganisationId organisation, String number, Pseudonyms pseudonyms) {
        return InvoiceId.ofDigest(pseudonyms.of(Of.INVOICE_NUMBER, organisation, InvoiceId.normalised(number)));
    }

    static SupplierNameKey supplier(OrganisationId organisation, SupplierName name, Pseudonyms pseudonyms) {
        return new SupplierNameKey(pseudonyms.of(Of.SUPPLIER, organisation, name.core()), name.form());
    }

    static TaxIdKey taxId(OrganisationId organisation, TaxId taxId, Pseudonyms pseudonyms) {
        return new TaxIdKey(
                pseudonyms.of(Of.TAX_ID, organisation, taxId.value()),
                taxId.bare().stream()
                        .map(bare -> pseudonyms.of(Of.TAX_ID, organisation, bare))
                        .toList());
    }
}
