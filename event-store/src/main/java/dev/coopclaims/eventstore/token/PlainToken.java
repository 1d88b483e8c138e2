package dev.coopclaims.eventstore.token;

import java.util.OptionalLong;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** A token as plain fields: the last position and the position at which a replay ends. */
record PlainToken(@Nullable Long position, @Nullable Long resetAt) {

    static PlainToken of(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> new PlainToken(null, null);
            case GlobalSequenceTrackingToken plain -> new PlainToken(plain.getGlobalIndex(), null);
            case ReplayToken replay -> ofReplay(replay);
            default -> throw refused(token);
        };
    }

    private static PlainToken ofReplay(ReplayToken replay) {
        if (replay.context() != null) {
            throw new IllegalArgumentException("A reset with a context is not supported: the context would be lost");
        }
        TrackingToken current = replay.getCurrentToken();
        Long position = current == null ? null : numberOf(current);
        return new PlainToken(position, numberOf(replay.getTokenAtReset()));
    }

    private static long numberOf(TrackingToken token) {
        if (token instanceof GlobalSequenceTrackingToken plain) {
            return plain.getGlobalIndex();
        }
        throw refused(token);
    }

    private static IllegalArgumentException refused(TrackingToken token) {
        OptionalLong position = token.position();
        return new IllegalArgumentException("Only a position, or a replay up to one, can be stored; not "
                + token.getClass().getSimpleName()
                + (position.isPresent() ? " at " + position.getAsLong() : ""));
    }

    /** Axon's token; events count as replayed up to and including {@link #resetAt}. */
    @Nullable
    TrackingToken toAxon() {
        TrackingToken current = position == null ? null : new GlobalSequenceTrackingToken(position);
        return resetAt == null
                ? current
                : ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(resetAt), current);
    }
}
