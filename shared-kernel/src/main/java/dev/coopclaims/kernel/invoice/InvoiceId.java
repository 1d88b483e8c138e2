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
        String key = organisation + "\n" + supplier + "\n" + normalisedNumber(invoiceNumber);
        return new InvoiceId(KIND + "-" + StableDigest.of(key));
    }

    /**
     * Letters and digits alone, in upper case and without Latin accents: spelling does not make another supplier. Marks
     * of other scripts stay, since there they make other letters.
     */
    public static String normalised(String text) {
        String key = folded(text).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
        return key.isEmpty() ? text.strip() : key;
    }

    /** As a name, but between two digits a separator stays, as a hyphen: 1-23 is not 12-3. */
    public static String normalisedNumber(String number) {
        String kept = folded(number).replaceAll("(?<=\\p{N})[^\\p{L}\\p{M}\\p{N}]+(?=\\p{N})", "-");
        String key = kept.replaceAll("[^\\p{L}\\p{M}\\p{N}-]+|(?<!\\p{N})-|-(?!\\p{N})", "");
        return key.isEmpty() ? number.strip() : key;
    }

    private static String folded(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{InCombiningDiacriticalMarks}+", "");
        return Normalizer.normalize(plain, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
