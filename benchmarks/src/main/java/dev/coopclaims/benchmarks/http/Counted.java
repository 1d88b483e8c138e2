package dev.coopclaims.benchmarks.http;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The average database cost of single requests: by server command, {@code statements} in total, and statements by part
 * ({@code part views}).
 *
 * @param idlePerSecond the cost of the idle application
 */
record Counted(
        Map<String, Double> idlePerSecond,
        Map<Kind, Map<String, Double>> commands,
        Map<ReadKind, Map<String, Double>> reads) {
    private static final String PART = "part ";

    Counted {
        idlePerSecond = Map.copyOf(idlePerSecond);
        commands = Map.copyOf(commands);
        reads = Map.copyOf(reads);
    }

    static double all(Map<String, Double> cost) {
        return cost.entrySet().stream()
                .filter(one -> isCommand(one.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static boolean isCommand(String name) {
        return !name.equals("statements") && !name.equals("millis") && !name.startsWith(PART);
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%ndatabase commands of one request (statements by part)%n");
        line(out, "idle, per second", idlePerSecond);
        new TreeMap<>(commands).forEach((kind, cost) -> line(out, kind.text(), cost));
        new TreeMap<>(reads).forEach((kind, cost) -> line(out, "read " + kind.text(), cost));
    }

    private static void line(PrintStream out, String name, Map<String, Double> cost) {
        String parts = new TreeMap<>(cost)
                .entrySet().stream()
                        .filter(one -> one.getKey().startsWith(PART))
                        .map(one -> String.format(
                                Locale.ROOT, "%s %.1f", one.getKey().substring(PART.length()), one.getValue()))
                        .collect(Collectors.joining(", "));
        out.printf(
                Locale.ROOT,
                "  %-20s all %5.1f: finds %5.1f, getMores %5.1f, updates %5.1f, inserts %5.1f; statements %5.1f (%s)%n",
                name,
                all(cost),
                cost.getOrDefault("find", 0.0),
                cost.getOrDefault("getMore", 0.0),
                cost.getOrDefault("update", 0.0) + cost.getOrDefault("findAndModify", 0.0),
                cost.getOrDefault("insert", 0.0),
                cost.getOrDefault("statements", 0.0),
                parts);
    }

    /** Adds {@code idle}, {@code operations}, and {@code operations} of each kind of read. */
    void into(Figures figures) {
        figures.add(all(idlePerSecond), "idle", "commandsPerSecond");
        into(figures, idlePerSecond, "idle", "perSecond");
        commands.forEach((kind, cost) -> into(figures, cost, "operations", kind.key()));
        reads.forEach((kind, cost) -> {
            figures.add(all(cost), "reads", kind.text(), "operations");
            into(figures, cost, "readOperations", kind.text());
        });
    }

    private static void into(Figures figures, Map<String, Double> cost, String... path) {
        figures.add(all(cost), Figures.under(path, "all"));
        figures.add(cost.getOrDefault("find", 0.0), Figures.under(path, "finds"));
        figures.add(cost.getOrDefault("getMore", 0.0), Figures.under(path, "getMores"));
        figures.add(
                cost.getOrDefault("update", 0.0) + cost.getOrDefault("findAndModify", 0.0),
                Figures.under(path, "updates"));
        figures.add(cost.getOrDefault("insert", 0.0), Figures.under(path, "inserts"));
        figures.add(cost.getOrDefault("statements", 0.0), Figures.under(path, "statements"));
        cost.forEach((name, count) -> {
            if (name.startsWith(PART)) {
                figures.add(count, Figures.under(path, "parts", name.substring(PART.length())));
            }
        });
    }
}
