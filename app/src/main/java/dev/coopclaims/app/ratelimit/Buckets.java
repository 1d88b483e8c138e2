package dev.coopclaims.app.ratelimit;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A token bucket for each client: it holds the requests that may come at once, and refills steadily. When there are too
 * many buckets, the least recently used goes first; it is full again by then.
 */
final class Buckets {
    /** About 5 MB. */
    static final int MAX_BUCKETS = 20_000;

    private final long capacity;
    private final long perSecond;
    private final SequencedMap<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A bucket is full at first.
     *
     * @param capacity requests at once
     * @param perSecond how many are refilled each second
     */
    Buckets(long capacity, long perSecond) {
        this.capacity = capacity;
        this.perSecond = perSecond;
    }

    /** How many seconds to wait, rounded up; 0 when the request was taken from the bucket. */
    long take(String who) {
        var probe = of(who).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill());
    }

    /** As {@link #take}, but takes nothing. */
    long look(String who) {
        var probe = of(who).estimateAbilityToConsume(1);
        return probe.canBeConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill());
    }

    /** As {@link #take}, but always takes; when the bucket is empty, from what is refilled later. */
    void owe(String who) {
        of(who).consumeIgnoringRateLimits(1);
    }

    private static long seconds(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos()));
    }

    private synchronized Bucket of(String who) {
        Bucket bucket = buckets.computeIfAbsent(
                who,
                ignored -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
        if (buckets.size() > MAX_BUCKETS) {
            buckets.pollFirstEntry();
        }
        return bucket;
    }
}
