package dev.coopclaims.kernel.text;

/** The address of a page. Its form is the claim's rule. */
public record Url(String value) implements BoundedText {
    public static final int MAX_CHARS = 2_000;

    /** @throws IllegalArgumentException as of {@link BoundedText} */
    public Url {
        value = BoundedText.identifier(value, MAX_CHARS);
    }

    @Override
    public String toString() {
        return value;
    }
}
