package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A file name that can be stored, shown and offered for download anywhere: the last part of the given path, in
 * Unicode's composed form, without control, invisible, direction-changing and reserved characters. It is never used as
 * a path: contents are stored under generated ids (ASVS 5.3.2).
 *
 * @param name with its extension
 * @param extension lower case, without the dot
 */
public record FileName(String name, String extension) {
    /** A longer name is an attack or a mistake. */
    static final int MAX_RAW_CHARS = 4_096;

    private static final int MAX_EXTENSION_CHARS = 10;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final String RESERVED = "<>:\"|?*";
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    /**
     * Cleans a name that a sender gave.
     *
     * @param maxChars maximum length of the result, in what people count as characters
     * @throws ContentRefused with {@link Code#FILE_NAME_INVALID}, or {@link Code#TEXT_TOO_LONG}: a name is never
     *     shortened, because two files could then have the same name
     */
    public static FileName clean(String raw, int maxChars) {
        if (raw.length() > MAX_RAW_CHARS) {
            throw tooLong(maxChars);
        }
        int lastSeparator = Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\'));
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(raw.substring(lastSeparator + 1), Normalizer.Form.NFC)
                .codePoints()
                .map(FileName::replaced)
                .filter(codePoint -> codePoint >= 0)
                .forEach(kept::appendCodePoint);
        String name = stripDotsAndSpaces(withoutStrayJoiners(kept.toString()));
        int dot = name.lastIndexOf('.');
        if (name.isEmpty() || dot == 0) {
            throw invalid("it has no usable characters");
        }
        if (dot < 0 || name.length() - dot - 1 > MAX_EXTENSION_CHARS) {
            throw invalid("it has no extension that names a type");
        }
        String stem = stripDotsAndSpaces(name.substring(0, dot));
        String extension = name.substring(dot + 1);
        if (stem.isEmpty()) {
            throw invalid("it has no usable characters");
        }
        if (DEVICES.contains(stem.toLowerCase(Locale.ROOT))) {
            stem = "_" + stem;
        }
        String whole = stem + "." + extension;
        if (whole.length() > maxChars && characters(whole) > maxChars) {
            throw tooLong(maxChars);
        }
        return new FileName(whole, extension.toLowerCase(Locale.ROOT));
    }

    /**
     * Joiners shape letters (Persian, Hindi) and emoji; anywhere else, they would make names that only look the same.
     */
    private static String withoutStrayJoiners(String name) {
        int[] characters = name.codePoints().toArray();
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < characters.length; i++) {
            boolean between =
                    i > 0 && i + 1 < characters.length && isShaped(characters[i - 1]) && isShaped(characters[i + 1]);
            if (!isJoiner(characters[i]) || between) {
                kept.appendCodePoint(characters[i]);
            }
        }
        return kept.toString();
    }

    private static boolean isJoiner(int codePoint) {
        return codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER;
    }

    private static boolean isShaped(int codePoint) {
        return Character.isLetter(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.OTHER_SYMBOL,
                            Character.MODIFIER_SYMBOL -> true;
                    default -> false;
                };
    }

    /** The character to keep, {@code _} for a reserved one, -1 to drop it. */
    private static int replaced(int codePoint) {
        if (isJoiner(codePoint)) {
            return codePoint;
        }
        if (RESERVED.indexOf(codePoint) >= 0) {
            return '_';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> -1;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            default -> codePoint;
        };
    }

    private static String stripDotsAndSpaces(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == '.')) {
            to--;
        }
        return text.substring(from, to);
    }

    private static int characters(String text) {
        BreakIterator iterator = BreakIterator.getCharacterInstance(Locale.ROOT);
        iterator.setText(text);
        int characters = 0;
        while (iterator.next() != BreakIterator.DONE) {
            characters++;
        }
        return characters;
    }

    private static ContentRefused tooLong(int maxChars) {
        return new ContentRefused(Code.TEXT_TOO_LONG, Map.of("limitChars", maxChars));
    }

    private static ContentRefused invalid(String problem) {
        return new ContentRefused(Code.FILE_NAME_INVALID, Map.of("problem", problem));
    }
}
