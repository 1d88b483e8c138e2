package dev.coopclaims.kernel.text;

import java.text.Normalizer;
import java.util.stream.IntStream;

/**
 * The canonical form in which texts are kept, so that texts that look the same are equal: composed (NFC), with plain
 * spaces instead of non-breaking ones. Identifiers also lose invisible characters.
 */
public final class CanonicalText {
    private static final int BRAILLE_BLANK = 0x2800;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    /**
     * First and last of each range: Unicode's Default_Ignorable_Code_Point and other characters with neither glyph nor
     * width, such as annotation anchors, Egyptian format controls, a filler and an empty notehead.
     */
    private static final int[][] INVISIBLE = {
        {0x00AD, 0x00AD},
        {0x034F, 0x034F},
        {0x061C, 0x061C},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x200B, 0x200F},
        {0x202A, 0x202E},
        {0x2060, 0x206F},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {BYTE_ORDER_MARK, BYTE_ORDER_MARK},
        {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFFB},
        {0x13430, 0x1343F},
        {0x16FE4, 0x16FE4},
        {0x1BCA0, 0x1BCA3},
        {0x1D159, 0x1D159},
        {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF},
    };

    /**
     * The maximum number of marks on one letter: what UAX #15 calls stream-safe. No language needs as many, and
     * composing takes time quadratic in their number.
     */
    private static final int MAX_MARKS = 30;

    private CanonicalText() {}

    /** Whether one letter has more than {@link #MAX_MARKS} marks. Fast even for long texts. */
    private static boolean isPiledUp(CharSequence text) {
        int marks = 0;
        for (int at = 0; at < text.length(); ) {
            int character = Character.codePointAt(text, at);
            marks = isMark(character) ? marks + 1 : 0;
            if (marks > MAX_MARKS) {
                return true;
            }
            at += Character.charCount(character);
        }
        return false;
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /**
     * A text: keeps the joiners and variation selectors that languages and emoji need; removes blanks and invisible
     * characters at both ends.
     *
     * @throws IllegalArgumentException if a letter has too many marks
     */
    public static String of(String given) {
        return stripped(composed(given.codePoints()
                .filter(character -> character != BYTE_ORDER_MARK)
                .map(CanonicalText::withPlainBlank)));
    }

    /**
     * A number, a code or an id: every blank becomes a plain space, and invisible characters are left out.
     *
     * @throws IllegalArgumentException if a letter has too many marks
     */
    public static String ofIdentifier(String given) {
        return stripped(composed(given.codePoints()
                .filter(character -> !isInvisible(character))
                .map(character -> isSpace(character) ? ' ' : character)));
    }

    /** Whether it has no visible character. */
    public static boolean isEmpty(String text) {
        return text.codePoints().allMatch(CanonicalText::isBlank);
    }

    /** Whether the character is invisible: it has no glyph and no width. */
    public static boolean isInvisible(int character) {
        for (int[] range : INVISIBLE) {
            if (character >= range[0] && character <= range[1]) {
                return true;
            }
        }
        return false;
    }

    private static String composed(IntStream characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::appendCodePoint);
        if (isPiledUp(text)) {
            throw new IllegalArgumentException(
                    "holds more than " + MAX_MARKS + " marks on one letter; no language needs as many");
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static int withPlainBlank(int character) {
        return switch (character) {
            case 0x00A0, 0x2007, 0x202F -> ' ';
            case LINE_SEPARATOR, PARAGRAPH_SEPARATOR -> '\n';
            default -> character;
        };
    }

    /** Removes invisible characters at both ends, except those that shape the last character. */
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && isBlank(text.codePointBefore(to)) && !isShaping(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || isSpace(character) || isInvisible(character);
    }

    private static boolean isSpace(int character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR || character == BRAILLE_BLANK;
    }

    /** Variation selectors, and tags as used in flags. */
    private static boolean isShaping(int character) {
        return (character >= 0x180B && character <= 0x180F)
                || (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0xE0000 && character <= 0xE0FFF);
    }
}
