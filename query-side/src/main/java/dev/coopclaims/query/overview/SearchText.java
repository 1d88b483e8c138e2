package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.refusal.Refusal;
import java.text.Normalizer;
import java.util.Locale;

/**
 * How {@code q} is compared: in small letters, without regard to how a letter was composed. The database compares bytes,
 * because a collation is not known to the embedded server.
 */
final class SearchText {
    /** Longest text that is looked for, in characters. */
    static final int MAX_QUERY_CHARS = 100;

    private SearchText() {}

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /**
     * A regular expression that matches the text literally, wherever it stands.
     *
     * @throws Refusal when the text is too long
     */
    static String pattern(String query) {
        if (query.length() > MAX_QUERY_CHARS) {
            throw Refusal.malformed("q is at most " + MAX_QUERY_CHARS + " characters");
        }
        StringBuilder pattern = new StringBuilder();
        folded(query.strip()).codePoints().forEach(character -> {
            if (character < 128 && !Character.isLetterOrDigit(character)) {
                pattern.append('\\');
            }
            pattern.appendCodePoint(character);
        });
        return pattern.toString();
    }
}
