package dev.coopclaims.benchmarks.eventstore;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Counts durations in classes with a relative width of at most 1/16, from 1 µs to hours. Thread-safe. */
final class LatencyHistogram {

    private static final int PARTS = 16;
    private static final int PARTS_BITS = 4;
    private static final int CLASSES = 64 * PARTS;

    private final LongAdder[] counts =
            IntStream.range(0, CLASSES).mapToObj(i -> new LongAdder()).toArray(LongAdder[]::new);

    void record(long nanos) {
        counts[classOf(Math.max(0, nanos / 1_000))].increment();
    }

    /** The quantile for a share of all durations, as the upper end of its class, in microseconds. */
    double micros(double share) {
        long all = 0;
        for (LongAdder count : counts) {
            all += count.sum();
        }
        long wanted = (long) Math.ceil(all * share);
        long seen = 0;
        for (int i = 0; i < CLASSES; i++) {
            seen += counts[i].sum();
            if (seen >= wanted && seen > 0) {
                return upperEnd(i);
            }
        }
        return 0;
    }

    private static int classOf(long micros) {
        if (micros < PARTS) {
            return (int) micros;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(micros) - PARTS_BITS;
        return (exponent + 1) * PARTS + (int) (micros >>> exponent) - PARTS;
    }

    private static double upperEnd(int index) {
        if (index < PARTS) {
            return index + 1;
        }
        int exponent = index / PARTS - 1;
        return (double) ((index % PARTS + PARTS + 1L) << exponent);
    }
}
