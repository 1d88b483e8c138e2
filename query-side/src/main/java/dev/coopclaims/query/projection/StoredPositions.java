package dev.coopclaims.query.projection;

import java.util.List;

/**
 * How far processors have come for sure, from their stored tokens, whichever process runs them. Since every segment is
 * handed every event and its token is stored right after the write, they lag by one round trip. Thread-safe.
 */
@FunctionalInterface
public interface StoredPositions {

    /** The lowest position over the segments of a processor; -1 when one has not begun, or there are none. */
    long of(String processor);

    /** The nodes that run a processor's segments, by the names they have in the token store; empty where not known. */
    default List<String> nodesOf(String processor) {
        return List.of();
    }
}
