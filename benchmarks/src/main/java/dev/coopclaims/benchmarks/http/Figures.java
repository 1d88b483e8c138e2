package dev.coopclaims.benchmarks.http;

import java.util.Arrays;

/**
 * Of one kind of command, or of all, in one measurement.
 *
 * @param count commands that were answered in it
 * @param perSecond of them
 * @param medianMillis latency as the client sees it; so are the others
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

    /** The smallest value that at least that share of all is not above; 0 when there is none. */
    private static double millis(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)] / NANOS_IN_MILLI;
    }
}
