package dev.coopclaims.benchmarks.http;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The results of several runs, for people and for programs.
 *
 * @param embedded whether the application's own server was used
 * @param processors of the machine, shared by the application, the database and the clients
 * @param runs the levels of each run, in the same order
 * @param counted the database cost of requests; null on the application's own server
 */
record Report(
        boolean embedded,
        int seconds,
        int warmUpSeconds,
        int processors,
        List<List<Measured>> runs,
        @Nullable Counted counted) {

    /** Minimum, median and maximum of all runs. */
    private record Spread(double min, double median, double max) {
        static Spread of(List<Measured> runs, ToDoubleFunction<Measured> figure) {
            double[] values = runs.stream().mapToDouble(figure).sorted().toArray();
            return new Spread(values[0], values[values.length / 2], values[values.length - 1]);
        }

        String json() {
            return String.format(Locale.ROOT, "{\"min\":%.3f,\"median\":%.3f,\"max\":%.3f}", min, median, max);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.1f / %,.1f / %,.1f", min, median, max);
        }
    }

    Report {
        runs = List.copyOf(runs);
    }

    /** Whether every level has commands, and all of them succeeded. */
    boolean isClean() {
        return runs.stream()
                .flatMap(List::stream)
                .allMatch(level -> level.errors().isEmpty() && level.total().count() > 0);
    }

    /** Prints one measurement as soon as it is available. */
    static void line(PrintStream out, Measured one) {
        out.printf(
                Locale.ROOT,
                "  %3d clients: %8.1f commands/s, median %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms; "
                        + "application %.2f and clients %.2f processors; views %d events behind, equal after %.0f ms%n",
                one.clients(),
                one.total().perSecond(),
                one.total().medianMillis(),
                one.total().p99Millis(),
                one.total().p999Millis(),
                one.total().maxMillis(),
                one.applicationCores(),
                one.clientCores(),
                one.lagEvents(),
                one.caughtUpMillis());
        if (one.refused503() > 0) {
            out.println("    " + one.refused503() + " times 503, retried");
        }
        one.errors().forEach((what, count) -> out.println("    ERROR " + count + " × " + what));
    }

    /** Prints each level: minimum / median / maximum of the runs. */
    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%s, %d processors, %d runs of %d s after %d s; minimum / median / maximum of the runs%n",
                embedded ? "embedded" : "mongod",
                processors,
                runs.size(),
                seconds,
                warmUpSeconds);
        levels().forEach((clients, level) -> {
            out.printf(Locale.ROOT, "%n%d clients%n", clients);
            out.printf(
                    "  commands/s          %s%n",
                    Spread.of(level, one -> one.total().perSecond()));
            out.printf("  refused with 503    %s%n", Spread.of(level, Measured::refused503));
            out.printf("  views behind        %s events%n", Spread.of(level, Measured::lagEvents));
            out.printf("  views equal after   %s ms%n", Spread.of(level, Measured::caughtUpMillis));
            out.printf("  %-20s %9s  %s%n", "latency", "commands", "median ms; p99 ms; p99.9 ms; max ms");
            row(out, "all", level.stream().map(Measured::total).toList());
            for (Kind kind : Kind.values()) {
                List<Figures> figures = level.stream()
                        .map(one -> one.byKind().get(kind))
                        .filter(Objects::nonNull)
                        .toList();
                if (!figures.isEmpty()) {
                    row(out, kind.text(), figures);
                }
            }
        });
        out.println();
    }

    private static void row(PrintStream out, String name, List<Figures> runs) {
        out.printf(
                Locale.ROOT,
                "  %-20s %9d  %s; %s; %s; %s%n",
                name,
                runs.stream().mapToLong(Figures::count).sum(),
                spread(runs, Figures::medianMillis),
                spread(runs, Figures::p99Millis),
                spread(runs, Figures::p999Millis),
                spread(runs, Figures::maxMillis));
    }

    private static Spread spread(List<Figures> runs, ToDoubleFunction<Figures> figure) {
        double[] values = runs.stream().mapToDouble(figure).sorted().toArray();
        return new Spread(values[0], values[values.length / 2], values[values.length - 1]);
    }

    private Map<Integer, List<Measured>> levels() {
        Map<Integer, List<Measured>> levels = new TreeMap<>();
        runs.forEach(run -> run.forEach(one -> levels.computeIfAbsent(one.clients(), ignored -> new ArrayList<>())
                .add(one)));
        return levels;
    }

    String json() {
        String levels = levels().entrySet().stream()
                .map(level -> level(level.getKey(), level.getValue()))
                .collect(Collectors.joining(",\n    "));
        return String.format(
                Locale.ROOT,
                """
                {
                  "benchmark": "http",
                  "database": "%s",
                  "java": "%s",
                  "processors": %d,
                  "runs": %d,
                  "seconds": %d,
                  "warmUpSeconds": %d,
                  "levels": {
                    %s
                  }%s
                }
                """,
                embedded ? "embedded" : "mongod",
                Runtime.version(),
                processors,
                runs.size(),
                seconds,
                warmUpSeconds,
                levels,
                counted == null ? "" : ",\n  " + counted.json());
    }

    private static String level(int clients, List<Measured> level) {
        List<String> kinds = new ArrayList<>();
        kinds.add(latency("all", level.stream().map(Measured::total).toList()));
        for (Kind kind : Kind.values()) {
            List<Figures> figures = level.stream()
                    .map(one -> one.byKind().get(kind))
                    .filter(Objects::nonNull)
                    .toList();
            if (!figures.isEmpty()) {
                kinds.add(latency(kind.text(), figures));
            }
        }
        return "\"" + clients + "\": {\"commandsPerSecond\":"
                + Spread.of(level, one -> one.total().perSecond()).json() + ",\"applicationProcessors\":"
                + Spread.of(level, Measured::applicationCores).json() + ",\"clientProcessors\":"
                + Spread.of(level, Measured::clientCores).json() + ",\"viewsBehindEvents\":"
                + Spread.of(level, Measured::lagEvents).json() + ",\"viewsEqualAfterMillis\":"
                + Spread.of(level, Measured::caughtUpMillis).json() + ",\"errors\":"
                + level.stream()
                        .flatMap(one -> one.errors().values().stream())
                        .mapToInt(Integer::intValue)
                        .sum()
                + ",\"refused503\":" + Spread.of(level, Measured::refused503).json()
                + ",\"latencyMillis\":{" + String.join(",", kinds) + "}}";
    }

    private static String latency(String name, List<Figures> runs) {
        return "\n      \"" + name + "\":{\"commands\":"
                + runs.stream().mapToLong(Figures::count).sum() + ",\"median\":"
                + spread(runs, Figures::medianMillis).json() + ",\"p99\":"
                + spread(runs, Figures::p99Millis).json() + ",\"p999\":"
                + spread(runs, Figures::p999Millis).json() + ",\"max\":"
                + spread(runs, Figures::maxMillis).json() + "}";
    }
}
