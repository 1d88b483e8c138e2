package dev.coopclaims.kernel.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that somebody sent: in its one form ({@link CanonicalText}), not empty, of bounded length ({@link TextLength}), of
 * whole characters, and without those that forge what is shown ({@link Unprintable}). Its constructors take it as it was sent,
 * and throw {@link TextTooLongException}, or an {@link IllegalArgumentException} whose message is written for people.
 */
public sealed interface BoundedText permits Line, Text, Code, Identifier, Url {

    String value();

    /** Its text; empty when it is absent. */
    static String orEmpty(@Nullable BoundedText text) {
        return text == null ? "" : text.value();
    }

    /** Its text; absent when it is absent. */
    static @Nullable String orNull(@Nullable BoundedText text) {
        return text == null ? null : text.value();
    }

    /** Their texts, in their order. */
    static List<String> all(List<? extends BoundedText> texts) {
        return texts.stream().map(BoundedText::value).toList();
    }

    /** A text for people, of one line. */
    static String line(String given, int maxChars) {
        return oneLine(text(given, maxChars));
    }

    /** A text for people, of several lines. */
    static String text(String given, int maxChars) {
        return checked(CanonicalText.of(given), maxChars);
    }

    /** A number, a code or the like: without what nobody sees, so that what looks the same is the same. */
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
        // No UTF-8 can store it: it would come back as another text than the one that was acknowledged.
        if (text.codePoints().anyMatch(one -> Character.getType(one) == Character.SURROGATE)) {
            throw new IllegalArgumentException("holds half of a character (a lone surrogate)");
        }
        Unprintable.inText(text).ifPresent(told -> {
            throw new IllegalArgumentException(told);
        });
        return text;
    }
}
