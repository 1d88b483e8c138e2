package dev.coopclaims.kernel.text;

/** An identifier on paper: the number of an invoice or a plan, or a tax id. */
public record Identifier(String value) implements BoundedText {
    public static final int MAX_CHARS = 100;

    /** @throws IllegalArgumentException as in {@link BoundedText} */
    public Identifier {
        value = BoundedText.identifier(value, MAX_CHARS);
    }

    @Override
    public String toString() {
        return value;
    }
}
