package dev.coopclaims.kernel.text;

/** A code of the catalogue or of another system. */
public record Code(String value) implements BoundedText {
    public static final int MAX_CHARS = 200;

    /** @throws IllegalArgumentException as in {@link BoundedText} */
    public Code {
        value = BoundedText.identifier(value, MAX_CHARS);
    }

    @Override
    public String toString() {
        return value;
    }
}
