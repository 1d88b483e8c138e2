package dev.coopclaims.app.pace;

import java.time.Duration;

/**
 * How slowly a request may come, and an answer be read.
 *
 * @param headersWithin from the first byte of a request to the end of its headers, in all
 * @param bodyGrace how far a body may fall behind the least pace
 * @param minBodyBytesPerSecond the least pace
 */
record Pace(Duration headersWithin, Duration bodyGrace, long minBodyBytesPerSecond) {
    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();
    private static final double NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

    Pace {
        if (!headersWithin.isPositive() || !bodyGrace.isPositive() || minBodyBytesPerSecond < 1) {
            throw new IllegalArgumentException("coop.requests: headers-within and body-grace are longer than nothing,"
                    + " and min-body-rate is at least 1 byte each second");
        }
    }

    /** For a body of which nothing has passed yet. */
    Lag lag() {
        return new Lag();
    }

    /**
     * How far one body is behind the least pace. Only the time of waiting counts; and who was fast for a while is not ahead of
     * it, else whoever sends much at once could drip for hours.
     */
    final class Lag {
        private double nanos;

        private Lag() {}

        /** So much of it passed after so long a time of waiting. */
        void passed(long bytes, long waitedNanos) {
            nanos = Math.max(0, nanos + waitedNanos - bytes * (NANOS_PER_SECOND / (double) minBodyBytesPerSecond));
        }

        boolean isTooLong() {
            return nanos > bodyGrace.toNanos();
        }

        /** How much longer it may be waited for when nothing comes, in milliseconds, at least 1. */
        long leftMillis() {
            return Math.max(1, Math.round((bodyGrace.toNanos() - nanos) / NANOS_PER_MILLI));
        }
    }

    /** How much of the headers' time is left, in milliseconds; none or less: it is over. */
    long headersLeftMillis(long sinceNanos, long nowNanos) {
        return headersWithin.minusNanos(nowNanos - sinceNanos).toMillis();
    }
}
