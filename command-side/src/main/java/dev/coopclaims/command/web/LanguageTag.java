package dev.coopclaims.command.web;

import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * A language, as an IETF tag.
 *
 * @param value in its usual spelling: {@code pt-br} becomes {@code pt-BR}
 */
public record LanguageTag(String value) {
    /** Longer than any tag that names a language, a script and a region. */
    private static final int MAX_CHARS = 35;

    /** @throws IllegalArgumentException when it is not one, or names no language */
    public LanguageTag {
        value = spelled(value.strip());
    }

    private static String spelled(String given) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(given).build();
            if (given.length() <= MAX_CHARS && !locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException no) {
            throw new IllegalArgumentException("not a language tag like en or pt-BR", no);
        }
        throw new IllegalArgumentException("not a language tag like en or pt-BR");
    }
}
