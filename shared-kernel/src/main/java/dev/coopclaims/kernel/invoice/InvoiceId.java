package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The id of a supplier's invoice: organisation + the supplier's tax id, else the normalised name, + invoice number
 * (C-9). Numbers alone collide between suppliers.
 */
public record InvoiceId(String value) implements AggregateId {
    public static final String KIND = "invoice";

    /** @throws IllegalArgumentException when it is not one */
    public InvoiceId {
        AggregateId.checked(KIND, value);
    }

    public static InvoiceId of(
            OrganisationId organisation, String supplierName, @Nullable String supplierTaxId, String invoiceNumber) {
        String supplier = supplierTaxId == null || supplierTaxId.isBlank()
                ? "name:" + normalised(supplierName)
                : "tax:" + normalised(supplierTaxId);
        String key = organisation + "\n" + supplier + "\n" + normalised(invoiceNumber);
        return new InvoiceId(KIND + "-" + StableDigest.of(key));
    }

    /** Letters and digits alone, in upper case and without accents: spelling does not make another invoice. */
    public static String normalised(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String key = plain.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
        return key.isEmpty() ? text.strip() : key;
    }

    @Override
    public String toString() {
        return value;
    }
}
