package dev.coopclaims.benchmarks.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What clients saw during one measurement: latencies by kind, refusals and errors. Thread-safe. */
final class Seen<K extends Enum<K>> {
    /** Three digits of every latency up to ten minutes. */
    private static final int DIGITS = 3;

    private static final long MOST_MICROS = 600_000_000L;
    private static final long NANOS_IN_MICRO = 1_000;
    private static final double MICROS_IN_MILLI = 1_000;

    private final Map<K, ConcurrentHistogram> latencies = new ConcurrentHashMap<>();
    private final ConcurrentHistogram refusals = histogram();
    private final LongAdder limited = new LongAdder();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();

    private static ConcurrentHistogram histogram() {
        return new ConcurrentHistogram(1, MOST_MICROS, DIGITS);
    }

    void done(K kind, long nanos) {
        record(latencies.computeIfAbsent(kind, ignored -> histogram()), nanos);
    }

    /** A request was answered with 503 and {@code Retry-After}. */
    void refused(long nanos) {
        record(refusals, nanos);
    }

    /** A request was answered with 429 and {@code Retry-After}: its organisation has too many in work. */
    void limited() {
        limited.increment();
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos / NANOS_IN_MICRO, 1, MOST_MICROS));
    }

    /** Anything else; ids are left out of the text, so that the same errors are counted together. */
    void failed(String what) {
        String text = what.replaceAll("[0-9a-f-]{16,}", "#");
        errors.computeIfAbsent(text, ignored -> new LongAdder()).increment();
    }

    /** The latencies of each kind that was seen, in microseconds. */
    Map<K, Histogram> byKind() {
        return new TreeMap<>(latencies);
    }

    /** The latencies of all kinds together, in microseconds. */
    Histogram inTotal() {
        Histogram all = new Histogram(1, MOST_MICROS, DIGITS);
        latencies.values().forEach(all::add);
        return all;
    }

    /** The latencies of the answers with 503, in microseconds. */
    Histogram refusals() {
        return refusals;
    }

    /** Answers with 429. */
    long limitedCount() {
        return limited.sum();
    }

    Map<String, Long> errors() {
        Map<String, Long> counted = new TreeMap<>();
        errors.forEach((what, count) -> counted.put(what, count.sum()));
        return counted;
    }

    /** The latency that a share of all does not exceed, in milliseconds; 0 if there were none. */
    static double millis(Histogram micros, double percent) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percent) / MICROS_IN_MILLI;
    }
}
