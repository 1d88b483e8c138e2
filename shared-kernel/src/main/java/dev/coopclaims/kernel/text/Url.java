package dev.coopclaims.kernel.text;

/** The address of a page. The claim's rules check its form. */
public record Url(String value) implements BoundedText {
    public static final int MAX_CHARS = 2_000;

    /** @throws IllegalArgumentException as in {@link BoundedText} */
    public Url {
        value = BoundedText.identifier(value, MAX_CHARS);
    }

    @Override
    public String toString() {
        return value;
    }
}
