package dev.coopclaims.query.projection;

import java.util.List;

/**
 * The confirmed positions of processors, from their stored tokens, whichever process runs them. Every segment receives
 * every event and stores its token right after the write, so they lag by one round trip. Thread-safe.
 */
@FunctionalInterface
public interface StoredPositions {

    /** The lowest position of a processor's segments; -1 when one has not begun or there are none. */
    long of(String processor);

    /** The nodes that run a processor's segments, by their names in the token store; empty when not known. */
    default List<String> nodesOf(String processor) {
        return List.of();
    }
}
