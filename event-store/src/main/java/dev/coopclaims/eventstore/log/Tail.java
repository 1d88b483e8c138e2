package dev.coopclaims.eventstore.log;

import java.time.Instant;

/**
 * The end of the log.
 *
 * @param nextPosition the position of the next event, 0 for an empty log
 * @param recordedAt when the last commit was recorded; later commits are never recorded earlier
 */
public record Tail(long nextPosition, Instant recordedAt) {

    /** The end of an empty log. */
    public static final Tail EMPTY = new Tail(0, Instant.EPOCH);
}
