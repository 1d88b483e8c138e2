package dev.coopclaims.app.problem;

import java.io.IOException;

/** A body that is longer than the limit. */
public final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limitBytes;

    /** @param limitBytes the longest body that is accepted */
    public BodyTooLarge(long limitBytes) {
        super("the body is longer than " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    long limitBytes() {
        return limitBytes;
    }
}
