package dev.coopclaims.kernel.text;

/** What a paper is known by: the number of an invoice or of a plan, a tax id. */
public record Identifier(String value) implements BoundedText {
    public static final int MAX_CHARS = 100;

    /** @throws IllegalArgumentException as of {@link BoundedText} */
    public Identifier {
        value = BoundedText.identifier(value, MAX_CHARS);
    }

    @Override
    public String toString() {
        return value;
    }
}
