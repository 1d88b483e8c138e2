package dev.coopclaims.benchmarks.http;

import java.util.Arrays;

/**
 * The figures of one kind of command, or of all, in one measurement.
 *
 * @param count commands answered
 * @param perSecond commands per second
 * @param medianMillis latency as seen by the client, like the others
 */
record Figures(
        long count, double perSecond, double medianMillis, double p99Millis, double p999Millis, double maxMillis) {
    private static final double NANOS_IN_MILLI = 1e6;

    static Figures of(long[] nanos, double seconds) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Figures(
                sorted.length,
                sorted.length / seconds,
                millis(sorted, 0.5),
                millis(sorted, 0.99),
                millis(sorted, 0.999),
                millis(sorted, 1));
    }

    /** The smallest value that at least this share of values does not exceed; 0 if there are none. */
    private static double millis(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)] / NANOS_IN_MILLI;
    }
}
