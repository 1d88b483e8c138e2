package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code benchmarks/run scale-table}: puts the latest results into the table of {@code docs/scale.md}. */
@Command(
        name = "scale-table",
        mixinStandardHelpOptions = true,
        description = "Puts the figures of benchmarks/results/http.json into docs/scale.md.")
public final class ScaleTable implements Callable<Integer> {
    private static final String BEGIN = "<!-- figures: benchmarks/run scale-table -->";
    private static final String END = "<!-- end of figures -->";
    private static final String NOT_MEASURED = "not measured";

    /**
     * One line of the table.
     *
     * @param path in the results
     * @param format of the figure
     */
    private record Line(String what, String format, List<String> path) {
        Line(String what, String format, String... path) {
            this(what, format, List.of(path));
        }
    }

    private static final List<Line> LINES = List.of(
            new Line("commits/s of the store alone, 64 callers", "%,.0f", "store", "64", "commitsPerSecond"),
            new Line("commands/s, 1 client", "%,.0f", "levels", "1", "commandsPerSecond"),
            new Line("commands/s, 16 clients", "%,.0f", "levels", "16", "commandsPerSecond"),
            new Line("commands/s, 64 clients", "%,.0f", "levels", "64", "commandsPerSecond"),
            new Line("… over the store's commits/s", "%.2f", "levels", "64", "ratioToStore"),
            new Line("processors of the application at 64 clients", "%.2f", "levels", "64", "applicationProcessors"),
            new Line("p99 of a submission, 64 clients", "%,.0f ms", "submission", "p99", "64"),
            new Line("p99 of a command at 50/s", "%,.1f ms", "openLoop", "50", "p99"),
            new Line("command to view, p99 at 50/s", "%,.1f ms", "commandToView", "p99"),
            new Line("read of a claim beside that, p99", "%,.1f ms", "reads", "claim", "p99"),
            new Line("database commands of a comment", "%.1f", "operations", "comment", "all"),
            new Line("database commands of a submission", "%.1f", "operations", "submit", "all"),
            new Line("database commands of a read claim", "%.1f", "reads", "claim", "operations"),
            new Line("database commands/s of an idle node", "%.1f", "idle", "commandsPerSecond"),
            new Line("twice the load: answered/s", "%,.0f", "overload", "answeredPerSecond"),
            new Line("twice the load: p99 of a 503", "%,.0f ms", "overload", "refused", "p99"),
            new Line("twice the load: seconds until as before", "%.2f", "overload", "recoverySeconds"),
            new Line("events in the grown store", "%,.0f", "growth", "events"),
            new Line("events/s written by the generator", "%,.0f", "growth", "writtenEventsPerSecond"),
            new Line("bytes on disk of an event in the log", "%,.0f", "growth", "bytesPerEvent"),
            new Line("bytes on disk of a claim elsewhere", "%,.0f", "growth", "otherBytesPerClaim"),
            new Line("events/s of a rebuild of all views", "%,.0f", "growth", "rebuildEventsPerSecond"),
            new Line("first start until it answers", "%.1f s", "growth", "firstAnswerSeconds"),
            new Line("start with the grown log", "%.1f s", "growth", "startSeconds"),
            new Line(
                    "commands/s, grown over empty, 64 clients",
                    "%.2f",
                    "growth",
                    "ratioToEmpty",
                    "levels",
                    "64",
                    "commandsPerSecond"),
            new Line(
                    "list of all claims, grown over empty, p50",
                    "%.2f",
                    "growth",
                    "ratioToEmpty",
                    "reads",
                    "all",
                    "p50"),
            new Line(
                    "two command and two query nodes over one process, 64 clients",
                    "%.2f",
                    "nodes",
                    "2",
                    "levels",
                    "64",
                    "ratioToOneNode"));

    /** Made by picocli. */
    public ScaleTable() {}

    @Override
    public Integer call() throws IOException {
        Path root = Path.of(System.getProperty("coop.root", "."));
        JsonNode results = JsonMapper.shared()
                .readTree(Files.readString(
                        root.resolve("benchmarks").resolve("results").resolve("http.json")));
        Path page = root.resolve("docs").resolve("scale.md");
        String text = Files.readString(page);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalStateException("docs/scale.md has no place for the figures: " + BEGIN + " and " + END);
        }
        Files.writeString(page, text.substring(0, from) + BEGIN + "\n" + table(results) + text.substring(to));
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(table(results));
        return 0;
    }

    static String table(JsonNode results) {
        JsonNode conditions = results.path("conditions");
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT,
                "Measured %s on %d processors shared by clients, application and database (load average before:"
                        + " %.1f).%n%n",
                conditions.path("started").asString(""),
                conditions.path("processors").asInt(),
                conditions.path("loadAverageAtStart").asDouble()));
        table.append("| | median | lowest – highest |\n|---|---|---|\n");
        for (Line line : LINES) {
            JsonNode median = at(results, line.path());
            JsonNode spread = at(results.path("spreads"), line.path());
            table.append(
                    median.isNumber()
                            ? row(line, median, spread)
                            : "| " + line.what() + " | " + NOT_MEASURED + " | |\n");
        }
        return table.toString();
    }

    private static String row(Line line, JsonNode median, JsonNode spread) {
        return String.format(
                Locale.ROOT,
                "| %s | " + line.format() + " | " + line.format() + " – " + line.format() + " |%n",
                line.what(),
                median.asDouble(),
                spread.path("min").asDouble(),
                spread.path("max").asDouble());
    }

    private static JsonNode at(JsonNode from, List<String> path) {
        JsonNode node = from;
        for (String step : path) {
            node = node.path(step);
        }
        return node;
    }
}
