package dev.coopclaims.kernel.source;

import java.util.List;

/**
 * By which a supplier's tax id is recognised after the tax id itself was erased (C-9, H-6). All are keyed digests of
 * organisation and text.
 *
 * @param whole of the normalised tax id
 * @param bare of the same without its country's letters, for each way to read its beginning as a country; empty if it
 *     begins with none
 */
public record TaxIdKey(String whole, List<String> bare) {

    public TaxIdKey {
        bare = List.copyOf(bare);
    }

    /** Whether they are equal, ignoring the country's letters if one of the two lacks them. */
    public boolean sameAs(TaxIdKey other) {
        return whole.equals(other.whole) || bare.contains(other.whole) || other.bare.contains(whole);
    }
}
