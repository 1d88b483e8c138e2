package dev.coopclaims.benchmarks.http;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.benchmarks.eventstore.Results;
import dev.coopclaims.benchmarks.eventstore.StoreCommits;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run http}. */
@Command(
        name = "http",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Commands, reads, overload and growth over HTTP, with all views live.")
public final class HttpBenchmark implements Callable<Integer> {
    private static final int UNEXPECTED = 1;
    private static final int RUNS = 3;
    private static final int SECONDS = 30;
    private static final int WARM_UP_SECONDS = 60;
    private static final int QUICK_SECONDS = 8;
    private static final int QUICK_WARM_UP_SECONDS = 15;
    private static final Duration STORE_RAMP_UP = Duration.ofSeconds(2);
    private static final int STORE_SECONDS = 4;

    @Option(names = "--quick", description = "one run of 8 s a level, some 3 minutes")
    private boolean quick;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "measured seconds for each number of clients and each rate (default 30, with --quick 8)")
    private @Nullable Integer seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "seconds before the first measurement of a run, a quarter of it before each further one "
                    + "(default 60, with --quick 15)")
    private @Nullable Integer warmUp;

    @Option(
            names = "--clients",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,16,64",
            description = "numbers of concurrent clients (default ${DEFAULT-VALUE})")
    private List<Integer> clients = List.of();

    @Option(
            names = "--rates",
            paramLabel = "N",
            split = ",",
            defaultValue = "50,200",
            description = "commands/s of the open loop; the first beside a reader (default ${DEFAULT-VALUE})")
    private List<Integer> rates = List.of();

    @Option(
            names = "--partners",
            paramLabel = "N",
            defaultValue = "5",
            description = "partners that share the load, with one fund each (default ${DEFAULT-VALUE})")
    private int partners;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "number of runs, each with a new application and database (default 3, with --quick 1)")
    private @Nullable Integer runs;

    @Option(names = "--embedded", description = "use the application's own server instead of a mongod")
    private boolean embedded;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "1",
            description = "also measure N command and N query nodes on one database (default ${DEFAULT-VALUE}: not)")
    private int nodes;

    @Option(
            names = "--claims",
            paramLabel = "N",
            defaultValue = "0",
            description = "also measure with at least so many claims in the store, about 20 events each, written by a"
                    + " generator (default: not)")
    private int claims;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "only these parts: ${COMPLETION-CANDIDATES} (default: all; overload needs levels)")
    private @Nullable List<Part> only;

    @Option(
            names = "--application-java",
            paramLabel = "OPTIONS",
            defaultValue = "",
            description = "options of the application's JVM, such as -XX:StartFlightRecording=filename=http.jfr")
    private String applicationJava = "";

    /** What is measured on the empty store. */
    enum Part {
        LEVELS,
        STEADY,
        OVERLOAD,
        COUNTS
    }

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Figures figures = new Figures();

    /** Made by picocli. */
    public HttpBenchmark() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path file = Path.of(System.getProperty("coop.root", "."), "benchmarks", "results", "http.json");
        Results results = new Results(file);
        Instant start = Instant.now();
        conditions(results, start);
        int count = runs != null ? runs : quick ? 1 : RUNS;
        Growth growth = claims > 0 && !embedded ? new Growth(claims, applicationJava, out, figures) : null;
        for (int run = 1; run <= count; run++) {
            out.printf(Locale.ROOT, "run %d of %d, %s%n", run, count, embedded ? "embedded" : "on mongod");
            oneRun();
            if (nodes > 1 && !embedded) {
                severalNodes();
            }
            if (growth != null) {
                growth.run(Partner.first(partners), clients, warmUpSeconds(), seconds(), rates.getFirst());
            }
            // After every run, so that an aborted benchmark leaves some figures.
            figures.into(results);
            results.write();
        }
        figures.print(out);
        results.put(Duration.between(start, Instant.now()).toSeconds(), "conditions", "seconds");
        figures.into(results);
        results.write();
        out.println("written to benchmarks/results/http.json; "
                + (figures.isClean() ? "clean" : "NOT as expected, see ERROR"));
        return figures.isClean() ? 0 : UNEXPECTED;
    }

    private void conditions(Results results, Instant start) {
        results.put("http", "benchmark");
        results.put(start.truncatedTo(ChronoUnit.SECONDS).toString(), "conditions", "started");
        results.put(embedded ? "embedded" : "mongod", "conditions", "database");
        results.put(Runtime.version().toString(), "conditions", "java");
        results.put(Runtime.getRuntime().availableProcessors(), "conditions", "processors");
        results.put(
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                "conditions",
                "loadAverageAtStart");
        results.put(seconds(), "conditions", "measuredSeconds");
        results.put(warmUpSeconds(), "conditions", "warmUpSeconds");
        results.put(partners, "conditions", "partners");
    }

    private void oneRun() throws IOException, InterruptedException {
        String database = RealMongod.freshDatabase();
        List<String> storage = embedded
                ? List.of(
                        "--data",
                        Files.createTempDirectory("coop-claims-http-")
                                .resolve("data")
                                .toString())
                : onMongod(database);
        if (!embedded && measures(Part.LEVELS)) {
            storeAlone();
        }
        List<Partner> all = Partner.first(partners);
        try (Nodes application = Nodes.start(storage, 1, applicationJava)) {
            new Participants(application.connection()).register(all);
            if (measures(Part.LEVELS)) {
                levels(application, all);
            }
            if (measures(Part.STEADY)) {
                new Steady(application, all, out).run(figures, rates, seconds());
            }
            if (measures(Part.OVERLOAD) && measures(Part.LEVELS)) {
                new Overload(application, all, out).run(figures, capacity(), seconds());
            }
            if (!embedded && measures(Part.COUNTS)) {
                count(application.connection(), all, database);
            }
        }
    }

    static List<String> onMongod(String database) {
        return List.of("--mongodb-uri", RealMongod.uri(), "--coop.database=" + database);
    }

    /** The store's own speed in the same run, on a machine that does nothing else. */
    private void storeAlone() {
        for (int callers : clients) {
            double perSecond =
                    StoreCommits.perSecond(RealMongod.uri(), callers, STORE_RAMP_UP, Duration.ofSeconds(STORE_SECONDS));
            figures.add(perSecond, "store", Integer.toString(callers), "commitsPerSecond");
            out.printf(Locale.ROOT, "  %3d callers of the store alone: %.0f commits/s%n", callers, perSecond);
        }
    }

    private void levels(Nodes application, List<Partner> all) throws IOException, InterruptedException {
        Level level = new Level(application, all, out);
        long refused = 0;
        for (int i = 0; i < clients.size(); i++) {
            int atOnce = clients.get(i);
            String[] path = {"levels", Integer.toString(atOnce)};
            int unmeasured = i == 0 ? warmUpSeconds() : warmUpSeconds() / 4;
            Seen<Kind> seen = level.run(figures, atOnce, unmeasured, seconds(), path);
            refused += seen.refusals().getTotalCount();
            if (seen.byKind().get(Kind.SUBMIT) != null) {
                figures.add(
                        Seen.millis(seen.byKind().get(Kind.SUBMIT), 99), "submission", "p99", Integer.toString(atOnce));
            }
            if (!embedded) {
                figures.add(
                        commandsPerSecond(atOnce) / figures.last("store", Integer.toString(atOnce), "commitsPerSecond"),
                        Figures.under(path, "ratioToStore"));
            }
        }
        figures.add(refused, "refused503");
    }

    private double commandsPerSecond(int atOnce) {
        return figures.last("levels", Integer.toString(atOnce), "commandsPerSecond");
    }

    private double capacity() {
        return clients.stream().mapToDouble(this::commandsPerSecond).max().orElseThrow();
    }

    private void severalNodes() throws IOException, InterruptedException {
        out.printf(Locale.ROOT, "  %d command nodes and %d query nodes%n", nodes, nodes);
        List<Partner> all = Partner.first(partners);
        try (Nodes application = Nodes.start(onMongod(RealMongod.freshDatabase()), nodes, applicationJava)) {
            new Participants(application.connection()).register(all);
            for (int atOnce : clients) {
                String[] level = Figures.under(
                        new String[] {"nodes", Integer.toString(nodes)}, "levels", Integer.toString(atOnce));
                new Level(application, all, out)
                        .run(
                                figures,
                                atOnce,
                                atOnce == clients.getFirst() ? warmUpSeconds() : warmUpSeconds() / 4,
                                seconds(),
                                level);
                if (figures.has("levels", Integer.toString(atOnce), "commandsPerSecond")) {
                    figures.add(
                            figures.last(Figures.under(level, "commandsPerSecond")) / commandsPerSecond(atOnce),
                            Figures.under(level, "ratioToOneNode"));
                }
            }
            new Steady(application, all, out)
                    .run(figures, rates.subList(0, 1), seconds(), "nodes", Integer.toString(nodes));
        }
    }

    private void count(Connection connection, List<Partner> all, String database)
            throws IOException, InterruptedException {
        try (MongoClient client = MongoClients.create(RealMongod.uri())) {
            Counted counted = new Counting(connection, all, new DatabaseWork(client, database)).run();
            counted.print(out);
            counted.into(figures);
        }
    }

    private boolean measures(Part part) {
        return only == null || only.contains(part);
    }

    private int seconds() {
        return seconds != null ? seconds : quick ? QUICK_SECONDS : SECONDS;
    }

    private int warmUpSeconds() {
        return warmUp != null ? warmUp : quick ? QUICK_WARM_UP_SECONDS : WARM_UP_SECONDS;
    }
}
