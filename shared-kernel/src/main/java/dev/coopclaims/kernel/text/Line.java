package dev.coopclaims.kernel.text;

/** One line for people: titles and names. */
public record Line(String value) implements BoundedText {
    public static final int MAX_CHARS = 200;

    /** @throws IllegalArgumentException as in {@link BoundedText} */
    public Line {
        value = BoundedText.line(value, MAX_CHARS);
    }

    @Override
    public String toString() {
        return value;
    }
}
