package dev.coopclaims.app.pace;

import java.time.Duration;

/**
 * How slowly a request may come.
 *
 * @param headersWithin from the first byte of a request to the end of its headers, in all
 * @param bodyGrace how long a body may be waited for, however little of it comes
 * @param minBodyBytesPerSecond how many bytes buy one second more
 */
record Pace(Duration headersWithin, Duration bodyGrace, long minBodyBytesPerSecond) {
    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    Pace {
        if (!headersWithin.isPositive() || !bodyGrace.isPositive() || minBodyBytesPerSecond < 1) {
            throw new IllegalArgumentException("coop.requests: headers-within and body-grace are longer than nothing,"
                    + " and min-body-rate is at least 1 byte each second");
        }
    }

    /** Whether a body of which so much came has been waited for too long; only the time of waiting counts. */
    boolean isTooSlow(long bytes, long waitedNanos) {
        return waitedNanos - bodyGrace.toNanos() > bytes * (NANOS_PER_SECOND / (double) minBodyBytesPerSecond);
    }

    /** How much of the headers' time is left, in milliseconds; none or less: it is over. */
    long headersLeftMillis(long sinceNanos, long nowNanos) {
        return headersWithin.minusNanos(nowNanos - sinceNanos).toMillis();
    }
}
