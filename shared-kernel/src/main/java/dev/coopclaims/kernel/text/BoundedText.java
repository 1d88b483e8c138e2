package dev.coopclaims.kernel.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that somebody sent: in canonical form ({@link CanonicalText}), not empty, of bounded length
 * ({@link TextLength}), of whole characters, and without characters that forge what is shown ({@link Unprintable}). Its
 * constructors take the text as sent, and throw {@link TextTooLongException} or an {@link IllegalArgumentException}
 * whose message is written for people.
 */
public sealed interface BoundedText permits Line, Text, Code, Identifier, Url {

    String value();

    /** Its text; empty if it is absent. */
    static String orEmpty(@Nullable BoundedText text) {
        return text == null ? "" : text.value();
    }

    /** Its text, or null. */
    static @Nullable String orNull(@Nullable BoundedText text) {
        return text == null ? null : text.value();
    }

    /** The texts in order. */
    static List<String> all(List<? extends BoundedText> texts) {
        return texts.stream().map(BoundedText::value).toList();
    }

    /** A one-line text for people. */
    static String line(String given, int maxChars) {
        return oneLine(text(given, maxChars));
    }

    /** A text of several lines for people. */
    static String text(String given, int maxChars) {
        return checked(CanonicalText.of(given), maxChars);
    }

    /** A number, a code or the like, without invisible characters, so that texts that look the same are equal. */
    static String identifier(String given, int maxChars) {
        return oneLine(checked(CanonicalText.ofIdentifier(given), maxChars));
    }

    private static String oneLine(String line) {
        Unprintable.inLine(line).ifPresent(told -> {
            throw new IllegalArgumentException("is one line, and " + told);
        });
        return line;
    }

    private static String checked(String text, int maxChars) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        if (!TextLength.isWithin(text, maxChars)) {
            throw new TextTooLongException(maxChars);
        }
        // UTF-8 cannot store it: the text would come back different from the one that was acknowledged.
        if (text.codePoints().anyMatch(one -> Character.getType(one) == Character.SURROGATE)) {
            throw new IllegalArgumentException("holds half of a character (a lone surrogate)");
        }
        Unprintable.inText(text).ifPresent(told -> {
            throw new IllegalArgumentException(told);
        });
        return text;
    }
}
