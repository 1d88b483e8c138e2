package dev.coopclaims.kernel.source;

import dev.coopclaims.kernel.AggregateId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The id of everything that an organisation was billed under one invoice number (C-9). The stream itself tells
 * suppliers apart.
 */
public record InvoiceId(String value) implements AggregateId {
    public static final String KIND = "invoice";

    /**
     * Invisible characters without meaning: format characters, fillers and variation selectors. Unicode classifies some
     * as letters or marks, so keeping only letters and marks would keep them.
     */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{3164}"
                    + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}]+");

    private static final Pattern LATIN_ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** @throws IllegalArgumentException if it is not a valid id */
    public InvoiceId {
        AggregateId.checked(KIND, value);
    }

    /** @param digest a keyed one of organisation and normalised number: nobody else can guess the number from it */
    public static InvoiceId ofDigest(String digest) {
        return new InvoiceId(KIND + "-" + digest);
    }

    /**
     * Only letters and digits, in upper case, of one width and without Latin accents, so that another spelling is the
     * same supplier or number. Leading zeros count. Marks of other scripts stay, because there they make different
     * letters; digits of all scripts are equal.
     */
    public static String normalised(String text) {
        String folded = folded(text);
        String key = BETWEEN.matcher(folded).replaceAll("");
        return key.isEmpty() ? folded.strip() : key;
    }

    /** As {@link #normalised}, but with one space between words. */
    public static String normalisedWords(String text) {
        return BETWEEN.matcher(folded(text)).replaceAll(" ").strip();
    }

    private static String folded(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String seen = INVISIBLE.matcher(decomposed).replaceAll("");
        String plain = LATIN_ACCENTS.matcher(seen).replaceAll("");
        return withPlainDigits(Normalizer.normalize(plain, Normalizer.Form.NFC).toUpperCase(Locale.ROOT));
    }

    private static String withPlainDigits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
