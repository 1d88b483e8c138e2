package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.source.InvoiceId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's tax id, normalised to tell suppliers apart (C-9): without punctuation and without the words that people
 * write before or after it.
 *
 * @param value letters and digits in upper case, at least one digit other than zero
 */
record TaxId(String value) {
    private static final int MIN_COUNTRY_LETTERS = 2;
    private static final int MAX_COUNTRY_LETTERS = 3;

    /** ISO 3166, plus the letters of Greece, Northern Ireland and the EU's schemes, and a common mistake. */
    private static final Set<String> COUNTRIES = Stream.concat(
                    Arrays.stream(Locale.getISOCountries()), Stream.of("EL", "XI", "EU", "UK", "CHE"))
            .collect(Collectors.toUnmodifiableSet());

    /** Names of tax ids on forms and bills, before the number or, in Norway and Switzerland, after it. */
    private static final String LABEL =
            "(?:VAT|UST|UMSATZSTEUER|STEUER|MWST|TVA|IVA|PIVA|BTW|MVA|MOMS|TAX|GST|HST|UID|NIF|CIF|TIN|EIN|ABN|NIP)"
                    + "(?:REGISTRATION|REG|IDENT|ID|IN|INTRACOMMUNAUTAIRE)?(?:NUMBER|NUMMER|NO|NR)?";

    private static final Pattern LABELLED =
            Pattern.compile("^(?:" + LABEL + ")+(?=[A-Z]{0,3}\\d)|(?<=\\d)(?:" + LABEL + ")$");

    /** Countries with two abbreviations, that of the EU and that of ISO. */
    private static final Pattern OTHER_ABBREVIATION = Pattern.compile("^(GR|UK|XI)(?=\\d)");

    /**
     * Empty for a text that stands for a missing tax id: {@code N/A}, {@code -} and {@code none} have no digit,
     * {@code 0} and {@code DE000000000} no digit other than zero. Every real tax id has one.
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

    /** What is left without the country's letters, for each way to read the beginning as a country: CH and CHE. */
    List<String> bare() {
        return IntStream.rangeClosed(MIN_COUNTRY_LETTERS, MAX_COUNTRY_LETTERS)
                .filter(letters -> value.length() > letters && COUNTRIES.contains(value.substring(0, letters)))
                .mapToObj(value::substring)
                .toList();
    }
}
