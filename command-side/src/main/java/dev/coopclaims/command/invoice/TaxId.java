package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.invoice.InvoiceId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's tax id, as far as it tells suppliers apart (C-9): punctuation aside, and what people write before or behind it
 * to say that it is one.
 *
 * @param value letters and digits in upper case, at least one digit other than zero
 */
record TaxId(String value) {
    /** ISO 3166, and what tax offices write beside it: Greece, Northern Ireland, the EU's schemes, and a usual mistake. */
    private static final Set<String> COUNTRIES = Stream.concat(
                    Arrays.stream(Locale.getISOCountries()), Stream.of("EL", "XI", "EU", "UK", "CHE"))
            .collect(Collectors.toUnmodifiableSet());

    /** As forms and bills call it, before the number or, in Norway and Switzerland, behind it. */
    private static final String LABEL =
            "(?:VAT|UST|UMSATZSTEUER|STEUER|MWST|TVA|IVA|PIVA|BTW|MVA|MOMS|TAX|GST|HST|UID|NIF|CIF|TIN|EIN|ABN|NIP)"
                    + "(?:REGISTRATION|REG|IDENT|ID|IN|INTRACOMMUNAUTAIRE)?(?:NUMBER|NUMMER|NO|NR)?";

    private static final Pattern LABELLED =
            Pattern.compile("^(?:" + LABEL + ")+(?=[A-Z]{0,3}\\d)|(?<=\\d)(?:" + LABEL + ")$");

    /** Countries that have two abbreviations, as the EU and as ISO write it. */
    private static final Pattern OTHER_ABBREVIATION = Pattern.compile("^(GR|UK|XI)(?=\\d)");

    /**
     * What is written for want of one is none: {@code N/A}, {@code -}, {@code none} have no digit, and {@code 0} or
     * {@code DE000000000} no other than zero. Every tax office's numbers have one.
     */
    static Optional<TaxId> of(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        String bare = LABELLED.matcher(InvoiceId.normalised(written)).replaceAll("");
        String key = OTHER_ABBREVIATION
                .matcher(bare)
                .replaceFirst(found -> found.group().equals("GR") ? "EL" : "GB");
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
