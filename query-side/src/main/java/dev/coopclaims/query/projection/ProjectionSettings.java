package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.FollowSettings;
import java.time.Duration;

/**
 * How projections run.
 *
 * @param batchSizeEvents the most events folded and written together, 1 to 10,000
 * @param segments how many threads share the keys of a view, 1 to 16; takes effect when the first process starts
 * @param rebuildWorkers how many threads share the keys of a view that is rebuilt, 1 to 16
 * @param rebuildPageEvents the most events of a page of the log that a rebuild holds (twice: one being applied, one
 *     being read), 1 to 100,000
 * @param claimTimeout how long the claim on a segment lasts unless it is confirmed, at least 1 ms
 */
public record ProjectionSettings(
        int batchSizeEvents, int segments, int rebuildWorkers, int rebuildPageEvents, Duration claimTimeout) {

    private static final Duration DEFAULT_CLAIM_TIMEOUT = Duration.ofSeconds(10);
    /** Of each view, over all its segments: some hundred claims at work. */
    private static final long REMEMBERED_BYTES = 2L << 20;

    /** Suitable for two cores. */
    public static final ProjectionSettings DEFAULT = new ProjectionSettings(4_000, 1, 2, 8_000);

    /** @throws IllegalArgumentException when out of bounds */
    public ProjectionSettings {
        within("batchSizeEvents", batchSizeEvents, 10_000);
        within("segments", segments, 16);
        within("rebuildWorkers", rebuildWorkers, 16);
        within("rebuildPageEvents", rebuildPageEvents, 100_000);
        if (claimTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("claimTimeout must be at least 1 ms, not " + claimTimeout);
        }
    }

    /** With claims that last 10 s. */
    public ProjectionSettings(int batchSizeEvents, int segments, int rebuildWorkers, int rebuildPageEvents) {
        this(batchSizeEvents, segments, rebuildWorkers, rebuildPageEvents, DEFAULT_CLAIM_TIMEOUT);
    }

    /** How much of a view's documents one segment remembers, as they are stored. */
    long rememberedBytes() {
        return REMEMBERED_BYTES / segments;
    }

    FollowSettings following() {
        return new FollowSettings(batchSizeEvents, segments, claimTimeout, FollowSettings.STORE_AFTER);
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be 1 to " + most + ", not " + value);
        }
    }
}
