package dev.coopclaims.eventstore.axon;

import java.util.OptionalLong;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Axon's tokens as positions of the log. A token names the last event that was seen; null is the one before the first. */
final class PositionTokens {

    private PositionTokens() {}

    /**
     * The position of the first event behind a token.
     *
     * @throws IllegalArgumentException when the token is not of this store
     */
    static long positionAfter(@Nullable TrackingToken token) {
        if (token == null) {
            return 0;
        }
        OptionalLong position = token.position();
        if (position.isEmpty()) {
            throw new IllegalArgumentException("A token of this store is one position; this one has none: " + token);
        }
        return position.getAsLong() + 1;
    }

    /** The token of who has seen everything before a position. */
    static @Nullable TrackingToken before(long position) {
        return position == 0 ? null : new GlobalSequenceTrackingToken(position - 1);
    }
}
