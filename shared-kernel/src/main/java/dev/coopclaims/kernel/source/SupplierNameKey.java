package dev.coopclaims.kernel.source;

/**
 * By which a supplier's name is recognised after the name itself was erased (C-9, H-6).
 *
 * @param core a keyed digest of organisation and normalised name without its legal form
 * @param form the normalised legal form, in the clear; empty if none is written
 */
public record SupplierNameKey(String core, String form) {

    /** Same core, and same legal form if both have one: "Muster" may be "Muster GmbH", which is not "Muster AG". */
    public boolean sameAs(SupplierNameKey other) {
        return core.equals(other.core) && (form.isEmpty() || other.form.isEmpty() || form.equals(other.form));
    }
}
