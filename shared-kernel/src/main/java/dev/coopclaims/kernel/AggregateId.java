package dev.coopclaims.kernel;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The id of an event stream. It carries its kind as a prefix ({@code claim-…}), so that two kinds never collide in the
 * store, which knows streams by their id alone.
 */
public interface AggregateId {

    /** The maximum length of an id in characters; any id up to this length fits the store's index. */
    int MAX_LENGTH_CHARS = 160;

    /** The stored form, prefix included. */
    String value();

    /**
     * Checks an id that came from outside.
     *
     * @throws IllegalArgumentException if the prefix is not that of the kind, the rest has characters other than
     *     letters, digits, dot, hyphen and underscore, or the id is longer than {@link #MAX_LENGTH_CHARS}
     */
    static String checked(String kind, String value) {
        if (value.length() > MAX_LENGTH_CHARS
                || !value.startsWith(kind + "-")
                || !Shape.ID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "not an id of this kind: it starts with '%s-'", kind));
        }
        return value;
    }

    /** Holds the compiled pattern. */
    final class Shape {
        private static final Pattern ID = Pattern.compile("[a-z]+-[A-Za-z0-9._-]+");

        private Shape() {}
    }
}
