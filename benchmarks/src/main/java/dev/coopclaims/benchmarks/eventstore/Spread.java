package dev.coopclaims.benchmarks.eventstore;

import java.util.List;
import java.util.Map;

/** Minimum, median and maximum of several runs. */
public record Spread(double min, double median, double max) {

    /** The spread of at least one value. */
    public static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.getFirst(), median, sorted.getLast());
    }

    /** The form used in the results. */
    public Map<String, Object> json() {
        return Map.of("min", rounded(min), "median", rounded(median), "max", rounded(max));
    }

    /** Four significant digits; more would suggest false precision. */
    public static double rounded(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return 0;
        }
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(4))
                .doubleValue();
    }
}
