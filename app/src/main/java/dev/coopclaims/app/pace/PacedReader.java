package dev.coopclaims.app.pace;

import dev.coopclaims.app.admission.Turn;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Measures how slowly a client reads what it asked for. A connection accepts bytes at once as long as its buffers have
 * room; the time from a full buffer to the next attempt is attributed to the client.
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

    /** Starts over for a new client. */
    void begin() {
        lag = pace.lag();
        waited = false;
    }

    /**
     * Bytes are about to be written.
     *
     * @throws SocketTimeoutException when the client reads too slowly; from then on always
     */
    void asked() throws IOException {
        if (waited) {
            lag.passed(0, nanoTime.getAsLong() - fullSinceNanos);
            waited = false;
        }
        if (lag.isTooLong()) {
            throw new SocketTimeoutException("the client read its answer too slowly");
        }
        Turn.comeBack();
    }

    /**
     * Bytes were written.
     *
     * @param count how many the connection took
     * @param more whether some are left: the server also flushes when none are, which tells nothing of the client
     */
    void wrote(int count, boolean more, SocketWrapperBase<?> connection) {
        if (count > 0 || more) {
            connection.setWriteTimeout(took(count));
        }
    }

    /**
     * Records how many bytes the connection took.
     *
     * @param bytes zero or less when there was no room
     * @return how long it may now take none, in milliseconds
     */
    long took(int bytes) {
        if (bytes > 0) {
            lag.passed(bytes, 0);
        } else {
            waited = true;
            fullSinceNanos = nanoTime.getAsLong();
            Turn.leave();
        }
        return lag.leftMillis();
    }
}
