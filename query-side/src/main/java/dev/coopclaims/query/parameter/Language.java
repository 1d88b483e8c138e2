package dev.coopclaims.query.parameter;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** The language of a claim's documents as a parameter (V-1). */
public final class Language {
    /** Longer than any tag that names a language, a script and a region. */
    private static final int MAX_CHARS = 35;

    private Language() {}

    /**
     * The tag in its usual spelling, as claims keep it.
     *
     * @throws Refusal MALFORMED when it is not a tag
     */
    public static String tag(String given) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(given.strip()).build();
            if (given.length() <= MAX_CHARS && !locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException malformed) {
            throw Refusal.of(RequestCode.LANGUAGE_EXPECTED);
        }
        throw Refusal.of(RequestCode.LANGUAGE_EXPECTED);
    }
}
