package dev.coopclaims.app.problem;

import java.io.IOException;

/** A body that is not valid UTF-8. */
public final class NotUtf8 extends IOException {
    private static final long serialVersionUID = 1L;

    private final long at;

    /** @param at number of the first invalid byte, counted from 1 */
    public NotUtf8(long at) {
        super("the body is not valid UTF-8 at byte " + at);
        this.at = at;
    }

    long at() {
        return at;
    }
}
