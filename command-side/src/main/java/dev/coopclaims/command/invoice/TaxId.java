package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.invoice.InvoiceId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's tax id, as far as it tells suppliers apart (C-9): punctuation aside.
 *
 * @param value letters and digits in upper case, at least one digit other than zero
 */
record TaxId(String value) {
    /** ISO 3166, and what tax offices write beside it: Greece, Northern Ireland, the EU's schemes, and a usual mistake. */
    private static final Set<String> COUNTRIES = Stream.concat(
                    Arrays.stream(Locale.getISOCountries()), Stream.of("EL", "XI", "EU", "UK", "CHE"))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * What is written for want of one is none: {@code N/A}, {@code -}, {@code none} have no digit, and {@code 0} or
     * {@code DE000000000} no other than zero. Every tax office's numbers have one.
     */
    static Optional<TaxId> of(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        String key = InvoiceId.normalised(written);
        boolean isNumber = key.chars().anyMatch(c -> c >= '1' && c <= '9');
        return isNumber ? Optional.of(new TaxId(key)) : Optional.empty();
    }

    /** The same but for the country's letters, where one of the two lacks them. */
    boolean sameAs(TaxId other) {
        return value.equals(other.value) || isPrefixed(other) || other.isPrefixed(this);
    }

    private boolean isPrefixed(TaxId bare) {
        int letters = value.length() - bare.value.length();
        return letters > 0 && value.endsWith(bare.value) && COUNTRIES.contains(value.substring(0, letters));
    }
}
