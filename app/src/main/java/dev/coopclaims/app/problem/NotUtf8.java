package dev.coopclaims.app.problem;

import java.io.IOException;

/** A body whose bytes are no text in UTF-8. */
public final class NotUtf8 extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param at number of the byte that cannot stand there, counted from 1 */
    public NotUtf8(long at) {
        super("the body is not in UTF-8, as byte " + at + " shows; send it in UTF-8");
    }
}
