package dev.coopclaims.kernel.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * How long a text is in what people count as characters (Unicode's extended grapheme clusters): a flag is one, and so is a
 * letter with its accents, however they are written.
 */
public final class TextLength {
    /**
     * UTF-16 code units that one character has at most: more than any of a language and any emoji; what is piled up beyond
     * counts again.
     */
    public static final int UNITS_PER_CHARACTER = 32;

    private TextLength() {}

    /** In characters, as people count. */
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

    /** Whether it has at most so many characters. */
    public static boolean isWithin(String text, int maxChars) {
        return text.length() <= maxChars || of(text) <= maxChars;
    }
}
