package dev.coopclaims.kernel.text;

/** A text is longer than its kind may be; the message says how long that is. */
public final class TextTooLongException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int maxChars;

    TextTooLongException(int maxChars) {
        super("has more than " + maxChars + " characters, or " + TextLength.maxBytes(maxChars)
                + " bytes in UTF-8; shorten it");
        this.maxChars = maxChars;
    }

    /** How many characters it may have, as people count them. */
    public int maxChars() {
        return maxChars;
    }
}
