package dev.coopclaims.kernel.text;

/** A text is longer than allowed; the message says how long it may be. */
public final class TextTooLongException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int maxChars;

    TextTooLongException(int maxChars) {
        super("has more than " + maxChars + " characters, or " + TextLength.maxBytes(maxChars)
                + " bytes in UTF-8; shorten it");
        this.maxChars = maxChars;
    }

    /** The maximum number of characters, as people count them. */
    public int maxChars() {
        return maxChars;
    }
}
