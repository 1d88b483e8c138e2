package dev.coopclaims.query.projection;

/**
 * How far processors have come for sure, from their stored tokens, whichever process runs them. Since every segment is
 * handed every event and its token is stored right after the write, they lag by one round trip. Thread-safe.
 */
@FunctionalInterface
public interface StoredPositions {

    /** The lowest position over the segments of a processor; -1 when one has not begun, or there are none. */
    long of(String processor);
}
