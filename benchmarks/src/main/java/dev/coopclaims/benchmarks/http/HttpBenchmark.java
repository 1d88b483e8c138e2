package dev.coopclaims.benchmarks.http;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        description = "Commands per second and latency over HTTP, with all views live.")
public final class HttpBenchmark implements Callable<Integer> {
    private static final int UNEXPECTED = 1;
    private static final int FEWEST_RUNS_THAT_COUNT = 3;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "measured seconds for each number of clients (default ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "20",
            description = "seconds before the first measurement of a run, a quarter of it before each further one "
                    + "(default ${DEFAULT-VALUE})")
    private int warmUpSeconds;

    @Option(
            names = "--clients",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,16,64",
            description = "numbers of concurrent clients (default ${DEFAULT-VALUE})")
    private List<Integer> clients = List.of();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "" + FEWEST_RUNS_THAT_COUNT,
            description = "number of runs, each with a new application and database (default ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--embedded", description = "use the application's own server instead of a mongod")
    private boolean embedded;

    @Option(
            names = "--application-java",
            paramLabel = "OPTIONS",
            defaultValue = "",
            description = "options of the application's JVM, such as -XX:StartFlightRecording=filename=http.jfr")
    private String applicationJava = "";

    private @Nullable Counted counted;

    /** Made by picocli. */
    public HttpBenchmark() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<List<Measured>> measured = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            out.printf(Locale.ROOT, "run %d of %d, %s%n", run, runs, embedded ? "embedded" : "on mongod");
            measured.add(oneRun(out));
        }
        Report report = new Report(
                embedded, seconds, warmUpSeconds, Runtime.getRuntime().availableProcessors(), measured, counted);
        report.print(out);
        Path file = Path.of(System.getProperty("coop.root", "."), "benchmarks", "results", "http.json");
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, report.json());
        out.println("written to benchmarks/results/http.json");
        return report.isClean() ? 0 : UNEXPECTED;
    }

    private List<Measured> oneRun(PrintStream out) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("coop-claims-http-");
        String database = RealMongod.freshDatabase();
        List<String> settings = embedded
                ? List.of("--data", folder.resolve("data").toString())
                : List.of("--mongodb-uri", RealMongod.uri(), "--coop.database=" + database);
        List<Measured> measured = new ArrayList<>();
        try (Application application = Application.start(settings, applicationJava, folder.resolve("log"));
                Connection connection = new Connection(application.base())) {
            for (Partner partner : Partner.ALL) {
                connection.require("fiona", "POST", "/api/earnings", Bodies.EARNING.formatted(partner.organisation()));
            }
            Level level = new Level(application, connection);
            for (int atOnce : clients) {
                int unmeasured = measured.isEmpty() ? warmUpSeconds : warmUpSeconds / 4;
                Measured one = level.run(atOnce, unmeasured, seconds);
                Report.line(out, one);
                measured.add(one);
            }
            if (!embedded) {
                counted = count(out, connection, database);
            }
        }
        return measured;
    }

    /**
     * Counts single requests after the levels; the last run's counts are kept, since they hardly differ between runs.
     */
    private static Counted count(PrintStream out, Connection connection, String database)
            throws IOException, InterruptedException {
        try (MongoClient client = MongoClients.create(RealMongod.uri())) {
            Counted counted = new Counting(connection, new DatabaseWork(client, database)).run();
            counted.print(out);
            return counted;
        }
    }
}
