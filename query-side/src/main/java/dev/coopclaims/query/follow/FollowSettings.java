package dev.coopclaims.query.follow;

import java.time.Duration;

/**
 * How a group follows the log.
 *
 * @param batchSizeEvents the most events a follower applies at once, at least 1
 * @param segments how many threads share the keys of a follower, at least 1; takes effect when the group is
 *     started while nobody else follows in it
 * @param claimTimeout how long a claim lasts unless it is confirmed, at least 1 ms
 * @param storeAfter how long a position waits to be stored with others while events keep coming
 */
public record FollowSettings(int batchSizeEvents, int segments, Duration claimTimeout, Duration storeAfter) {
    /** As short as no reader of another process notices, as long as saves most writes. */
    public static final Duration STORE_AFTER = Duration.ofMillis(20);
}
