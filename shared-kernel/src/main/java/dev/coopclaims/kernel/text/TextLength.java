package dev.coopclaims.kernel.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * The length of a text in what people count as characters (Unicode's extended grapheme clusters): a flag is one, and so
 * is a letter with its accents, however they are encoded.
 */
public final class TextLength {
    /**
     * The maximum of UTF-16 code units in one character: more than any language or emoji needs; anything beyond counts
     * as further characters.
     */
    private static final int UNITS_PER_CHARACTER = 32;

    /** Twice the average of the scripts with the most marks, such as Tamil and Thai. */
    private static final int BYTES_PER_CHARACTER = 8;

    /** A line of 200 emoji with several parts each. */
    private static final int MIN_BYTES = 6_400;

    private TextLength() {}

    /** The length in characters, as people count them. */
    public static int of(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int length = 0;
        int from = characters.first();
        for (int to = characters.next(); to != BreakIterator.DONE; to = characters.next()) {
            length += (to - from + UNITS_PER_CHARACTER - 1) / UNITS_PER_CHARACTER;
            from = to;
        }
        return length;
    }

    /** Whether it has at most this many characters, and no more bytes than these take in any language. */
    public static boolean isWithin(String text, int maxChars) {
        if (bytes(text) > maxBytes(maxChars)) {
            return false;
        }
        return text.length() <= maxChars || of(text) <= maxChars;
    }

    /** How many bytes in UTF-8 a text of this many characters may take: eight for each, and more in a short text. */
    public static int maxBytes(int maxChars) {
        return Math.max(BYTES_PER_CHARACTER * maxChars, Math.min(MIN_BYTES, UNITS_PER_CHARACTER * maxChars));
    }

    /** Its length in UTF-8 bytes. */
    public static long bytes(String text) {
        return text.codePoints()
                .mapToLong(character -> character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4)
                .sum();
    }
}
