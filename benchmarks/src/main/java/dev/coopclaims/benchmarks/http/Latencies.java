package dev.coopclaims.benchmarks.http;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The latencies that one client saw, in nanoseconds; not shared between threads until it has ended. */
final class Latencies {
    private static final int FIRST_CAPACITY = 256;

    private final Map<Kind, long[]> nanos = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Map<String, Integer> errors = new TreeMap<>();
    private int refused503;

    void done(Kind kind, long tookNanos) {
        int count = counts.getOrDefault(kind, 0);
        long[] kept = nanos.computeIfAbsent(kind, ignored -> new long[FIRST_CAPACITY]);
        if (count == kept.length) {
            kept = Arrays.copyOf(kept, count * 2);
            nanos.put(kind, kept);
        }
        kept[count] = tookNanos;
        counts.put(kind, count + 1);
    }

    void failed(String what) {
        errors.merge(what, 1, Integer::sum);
    }

    /** Counts a command that was answered with 503 and is retried. */
    void refused() {
        refused503++;
    }

    /** Adds everything that another client saw. */
    void add(Latencies other) {
        other.nanos.forEach((kind, values) -> {
            for (int i = 0; i < other.counts.getOrDefault(kind, 0); i++) {
                done(kind, values[i]);
            }
        });
        refused503 += other.refused503;
        other.errors.forEach((what, count) -> errors.merge(what, count, Integer::sum));
    }

    /** The figures of each kind that was seen. */
    Map<Kind, Figures> byKind(double seconds) {
        Map<Kind, Figures> figures = new EnumMap<>(Kind.class);
        nanos.forEach((kind, values) ->
                figures.put(kind, Figures.of(Arrays.copyOf(values, counts.getOrDefault(kind, 0)), seconds)));
        return figures;
    }

    /** The figures over all kinds. */
    Figures inTotal(double seconds) {
        long[] all =
                new long[counts.values().stream().mapToInt(Integer::intValue).sum()];
        int next = 0;
        for (Map.Entry<Kind, long[]> kept : nanos.entrySet()) {
            int count = counts.getOrDefault(kept.getKey(), 0);
            System.arraycopy(kept.getValue(), 0, all, next, count);
            next += count;
        }
        return Figures.of(all, seconds);
    }

    /** How often a command was answered with 503 and retried. */
    int refused503() {
        return refused503;
    }

    /** The errors and how often each occurred. */
    Map<String, Integer> errors() {
        return Map.copyOf(errors);
    }
}
