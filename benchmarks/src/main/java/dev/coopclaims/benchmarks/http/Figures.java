package dev.coopclaims.benchmarks.http;

import dev.coopclaims.benchmarks.eventstore.Results;
import dev.coopclaims.benchmarks.eventstore.Spread;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The figures of all runs, each under a path such as {@code levels 16 commandsPerSecond}. The median of the runs is the
 * result; minimum and maximum are printed and stored beside it.
 */
final class Figures {
    private static final List<String> DETAILS =
            List.of("kinds", "parts", "operations", "readOperations", "perSecond", "p999", "max");
    private static final double P50 = 50;
    private static final double P99 = 99;
    private static final double P999 = 99.9;

    private final Map<List<String>, List<Double>> runs = new TreeMap<>(Figures::compare);
    private long errors;

    private static int compare(List<String> one, List<String> other) {
        return String.join("\u0000", one).compareTo(String.join("\u0000", other));
    }

    /** Adds the next run's figure. */
    void add(double figure, String... path) {
        runs.computeIfAbsent(List.of(path), ignored -> new ArrayList<>()).add(figure);
    }

    /** Adds the next run's count. */
    void add(long count, String... path) {
        add((double) count, path);
    }

    /** Adds {@code p50}, {@code p99}, {@code p999} and {@code max}, in milliseconds. */
    void add(Histogram micros, String... path) {
        addPercentiles(micros, path);
        add(Seen.millis(micros, P999), under(path, "p999"));
        add(Seen.millis(micros, 100), under(path, "max"));
    }

    /** Adds {@code p50} and {@code p99}, in milliseconds. */
    void addPercentiles(Histogram micros, String... path) {
        add(Seen.millis(micros, P50), under(path, "p50"));
        add(Seen.millis(micros, P99), under(path, "p99"));
    }

    /** Prints what was not expected, which makes the exit code 1. */
    void errors(PrintStream out, Seen<?> seen) {
        seen.errors().forEach((what, count) -> {
            out.println("    ERROR " + count + " × " + what);
            errors += count;
        });
    }

    /** Reports one thing that is not as it must be. */
    void error(PrintStream out, String what) {
        out.println("    ERROR " + what);
        errors++;
    }

    boolean isClean() {
        return errors == 0;
    }

    /** The latest run's figure. */
    double last(String... path) {
        List<Double> figures = runs.get(List.of(path));
        if (figures == null) {
            throw new IllegalStateException("there is no figure " + String.join(" ", path));
        }
        return figures.getLast();
    }

    boolean has(String... path) {
        return runs.containsKey(List.of(path));
    }

    static String[] under(String[] path, String... rest) {
        return Stream.concat(Stream.of(path), Stream.of(rest)).toArray(String[]::new);
    }

    /** Minimum, median and maximum of the figures that summarise others; all of them are in the results. */
    void print(PrintStream out) {
        out.printf("%nminimum / median / maximum of the runs%n");
        runs.forEach((path, figures) -> {
            if (!Collections.disjoint(path, DETAILS)) {
                return;
            }
            Spread spread = Spread.of(figures);
            out.printf(
                    Locale.ROOT,
                    "  %-50s %,.2f / %,.2f / %,.2f%n",
                    String.join(" ", path),
                    spread.min(),
                    spread.median(),
                    spread.max());
        });
    }

    /** Puts the medians under their paths, and the spreads under {@code spreads}. */
    void into(Results results) {
        runs.forEach((path, figures) -> {
            Spread spread = Spread.of(figures);
            results.put(Spread.rounded(spread.median()), path.toArray(String[]::new));
            results.put(spread.json(), under(new String[] {"spreads"}, path.toArray(String[]::new)));
        });
        results.put(errors, "errors");
    }
}
