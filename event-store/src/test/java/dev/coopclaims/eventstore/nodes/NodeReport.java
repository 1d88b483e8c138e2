package dev.coopclaims.eventstore.nodes;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What one node says at its end.
 *
 * @param measuredCommits acknowledged in the measured time
 * @param acknowledgedEvents acknowledged in all, the warm-up included
 * @param sumOfPositions of all events acknowledged
 * @param p50Millis half of the measured appends were answered within so many milliseconds
 * @param p99Millis 99 % of them
 * @param p999Millis 99.9 % of them
 * @param maxMillis all of them
 * @param writes of batches in all
 * @param tailMoves writes that found their position taken
 */
record NodeReport(
        long measuredCommits,
        long acknowledgedEvents,
        long sumOfPositions,
        double p50Millis,
        double p99Millis,
        double p999Millis,
        double maxMillis,
        long writes,
        long tailMoves) {

    static NodeReport of(
            long[] latenciesNanos, long acknowledgedEvents, long sumOfPositions, long writes, long tailMoves) {
        Arrays.sort(latenciesNanos);
        return new NodeReport(
                latenciesNanos.length,
                acknowledgedEvents,
                sumOfPositions,
                quantile(latenciesNanos, 0.5),
                quantile(latenciesNanos, 0.99),
                quantile(latenciesNanos, 0.999),
                quantile(latenciesNanos, 1),
                writes,
                tailMoves);
    }

    private static double quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }

    String line() {
        return Arrays.stream(new Object[] {
                    measuredCommits,
                    acknowledgedEvents,
                    sumOfPositions,
                    p50Millis,
                    p99Millis,
                    p999Millis,
                    maxMillis,
                    writes,
                    tailMoves
                })
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    static NodeReport parse(String line) {
        String[] parts = line.split(" ", -1);
        return new NodeReport(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Double.parseDouble(parts[3]),
                Double.parseDouble(parts[4]),
                Double.parseDouble(parts[5]),
                Double.parseDouble(parts[6]),
                Long.parseLong(parts[7]),
                Long.parseLong(parts[8]));
    }
}
