package dev.coopclaims.kernel.text;

import java.util.Locale;
import java.util.Optional;

/**
 * Characters that no text may contain, because they forge what people see and terminals show: controls (C0, DEL and C1)
 * and those that turn the direction of writing (U+202A to U+202E, U+2066 to U+2069). Also refused are U+FFFD, which
 * marks a character that a sender has lost, and Unicode's noncharacters (U+FFFE, U+FDD0). Joiners and marks, which
 * languages and emoji need, are allowed.
 */
public final class Unprintable {
    /** What decoders write in place of what they cannot decode. */
    private static final int LOST = 0xFFFD;

    private Unprintable() {}

    /** The message about the first such character in a single line; empty if there is none. */
    public static Optional<String> inLine(String line) {
        return line.codePoints()
                .filter(Unprintable::isUnprintable)
                .mapToObj(Unprintable::told)
                .findFirst();
    }

    /** As {@link #inLine}, for texts of several lines: tabs and line breaks, including CRLF, are allowed. */
    public static Optional<String> inText(String text) {
        return inLine(text.replace("\r\n", " ").replace('\n', ' ').replace('\t', ' '));
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint)
                || turnsDirection(codePoint)
                || isNoCharacter(codePoint)
                || codePoint == LOST;
    }

    private static boolean isNoCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    private static boolean turnsDirection(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static String told(int codePoint) {
        return String.format(Locale.ROOT, "holds the character U+%04X, which %s", codePoint, why(codePoint));
    }

    private static String why(int codePoint) {
        if (codePoint == LOST) {
            return "replaces a character that was lost on the way; send the text in UTF-8";
        }
        if (isNoCharacter(codePoint)) {
            return "is not a character";
        }
        return turnsDirection(codePoint) ? "turns the direction of writing" : "is a control character";
    }
}
