package dev.coopclaims.app.problem;

import java.net.SocketTimeoutException;

/** A body fell too far behind its pace. */
public final class TooSlow extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;

    private final long graceSeconds;
    private final long minBytesPerSecond;

    /**
     * @param graceSeconds how far a body may fall behind
     * @param minBytesPerSecond the pace
     */
    public TooSlow(long graceSeconds, long minBytesPerSecond) {
        super("the body came too slowly");
        this.graceSeconds = graceSeconds;
        this.minBytesPerSecond = minBytesPerSecond;
    }

    long graceSeconds() {
        return graceSeconds;
    }

    long minBytesPerSecond() {
        return minBytesPerSecond;
    }
}
