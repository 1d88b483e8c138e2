package dev.coopclaims.app.problem;

import java.io.IOException;

/** A body of more bytes than are read. */
public final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limitBytes;

    /** @param limitBytes how many are read */
    public BodyTooLarge(long limitBytes) {
        super("a body of more than " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    long limitBytes() {
        return limitBytes;
    }
}
