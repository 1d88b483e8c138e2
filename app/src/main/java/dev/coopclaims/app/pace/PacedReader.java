package dev.coopclaims.app.pace;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/**
 * How slowly the client of a connection reads what it asked for. A connection takes bytes at once as long as there is room for
 * them on their way; the time from when there is none to the next try is the client's.
 */
final class PacedReader {
    private final Pace pace;
    private final LongSupplier nanoTime;
    private Pace.Lag lag;
    private boolean waited;
    private long fullSinceNanos;

    /** @param nanoTime a monotonic clock */
    PacedReader(Pace pace, LongSupplier nanoTime) {
        this.pace = pace;
        this.nanoTime = nanoTime;
        lag = pace.lag();
    }

    /** A new client. */
    void begin() {
        lag = pace.lag();
        waited = false;
    }

    /**
     * Bytes are about to be handed on.
     *
     * @throws SocketTimeoutException when they are waited for too slowly; from then on always
     */
    void asked() throws IOException {
        if (waited) {
            lag.passed(0, nanoTime.getAsLong() - fullSinceNanos);
            waited = false;
        }
        if (lag.isTooLong()) {
            throw new SocketTimeoutException("an answer was read in too long a time");
        }
    }

    /**
     * So many were.
     *
     * @param bytes none or less: there was no room
     * @return how long there may be none from now on, in milliseconds
     */
    long took(int bytes) {
        if (bytes > 0) {
            lag.passed(bytes, 0);
        } else {
            waited = true;
            fullSinceNanos = nanoTime.getAsLong();
        }
        return lag.leftMillis();
    }
}
