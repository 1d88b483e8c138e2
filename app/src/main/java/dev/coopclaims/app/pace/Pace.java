package dev.coopclaims.app.pace;

import dev.coopclaims.app.problem.TooSlow;
import java.time.Duration;

/**
 * The slowest pace at which a request may be sent and an answer read.
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
            throw new IllegalArgumentException("coop.requests: headers-within and body-grace must be longer than zero,"
                    + " and min-body-rate must be at least 1 byte per second");
        }
    }

    /** What the limit of a body is, for a client that has exceeded it. */
    TooSlow tooSlow() {
        return new TooSlow(bodyGrace.toSeconds(), minBodyBytesPerSecond);
    }

    /** For a body of which nothing has been transferred yet. */
    Lag lag() {
        return new Lag();
    }

    /**
     * How far one body is behind the least pace. Only waiting time counts. A fast start earns no credit; otherwise a
     * client that sends much at once could then drip for hours.
     */
    final class Lag {
        private double nanos;

        private Lag() {}

        /** Records that so many bytes passed after so long a wait. */
        void passed(long bytes, long waitedNanos) {
            nanos = Math.max(0, nanos + waitedNanos - bytes * (NANOS_PER_SECOND / (double) minBodyBytesPerSecond));
        }

        boolean isTooLong() {
            return nanos > bodyGrace.toNanos();
        }

        /** How much longer to wait if nothing comes, in milliseconds, at least 1. */
        long leftMillis() {
            return Math.max(1, Math.round((bodyGrace.toNanos() - nanos) / NANOS_PER_MILLI));
        }
    }

    /** How much of the time for the headers is left, in milliseconds; zero or less means that it is over. */
    long headersLeftMillis(long sinceNanos, long nowNanos) {
        return headersWithin.minusNanos(nowNanos - sinceNanos).toMillis();
    }
}
