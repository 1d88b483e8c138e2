package dev.coopclaims.kernel.text;

/** A text of several lines for people: comments, explanations, reasons. */
public record Text(String value) implements BoundedText {
    public static final int MAX_CHARS = 4_000;

    /** @throws IllegalArgumentException as in {@link BoundedText} */
    public Text {
        value = BoundedText.text(value, MAX_CHARS);
    }

    @Override
    public String toString() {
        return value;
    }
}
