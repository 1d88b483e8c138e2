package dev.coopclaims.benchmarks.http;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.benchmarks.growth.FundSums;
import dev.coopclaims.benchmarks.growth.Generator;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same with many claims in the store: the demonstration runs once, its log is copied under other names until there
 * are enough claims, and the application starts on the copy. Its views are built from the log, every fund is compared
 * with the sums of its events, and commands and reads are measured beside those of the empty store in the same run.
 */
final class Growth {
    private static final int CLAIMS_OF_TEMPLATE = 200;
    private static final Duration REBUILD_LIMIT = Duration.ofMinutes(30);
    private static final int UNAVAILABLE = 503;
    private static final double NANOS_IN_SECOND = 1e9;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int claims;
    private final String applicationJava;
    private final PrintStream out;
    private final Figures figures;
    private final String database = RealMongod.freshDatabase();
    private final String masterKeys = MasterKeyRing.newLine(1).strip();
    private Generator.@Nullable Written written;

    Growth(int claims, String applicationJava, PrintStream out, Figures figures) {
        this.claims = claims;
        this.applicationJava = applicationJava;
        this.out = out;
        this.figures = figures;
    }

    /**
     * Writes the log before the first run only; later runs add little to it. The levels are those of the empty store, one after
     * the other as there: a process that is younger is slower, because its code is still being compiled.
     */
    void run(List<Partner> partners, List<Integer> clients, int warmUpSeconds, int seconds, int rate)
            throws IOException, InterruptedException {
        if (written == null) {
            written = generated();
            firstStart(written);
        }
        long startNanos = System.nanoTime();
        try (Nodes application = Nodes.start(settings(), 1, applicationJava)) {
            double started = (System.nanoTime() - startNanos) / NANOS_IN_SECOND;
            figures.add(started, "growth", "startSeconds");
            out.printf(Locale.ROOT, "  started with %,d events in the log: %.1f s%n", written.events(), started);
            long ofItself = application.awaitStillness();
            figures.add(ofItself, "growth", "eventsOfItself");
            out.printf(Locale.ROOT, "  %,d events of the application itself, because they were due%n", ofItself);
            new Participants(application.connection()).register(partners);
            Level level = new Level(application, partners, out);
            for (int i = 0; i < clients.size(); i++) {
                int unmeasured = i == 0 ? warmUpSeconds : warmUpSeconds / 4;
                String[] path = {"growth", "levels", Integer.toString(clients.get(i))};
                level.run(figures, clients.get(i), unmeasured, seconds, path);
            }
            new Steady(application, partners, out).run(figures, List.of(rate), seconds, "growth");
        }
        compare(clients);
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(HttpBenchmark.onMongod(database));
        settings.add("--coop.master-keys=" + masterKeys);
        return settings;
    }

    private Generator.Written generated() throws IOException, InterruptedException {
        String template = RealMongod.freshDatabase();
        demonstrate(template);
        Generator.Written all = Generator.write(RealMongod.uri(), template, database, masterKeys, claims);
        figures.add(all.claims(), "growth", "claims");
        figures.add(all.events(), "growth", "events");
        figures.add(all.commits(), "growth", "commits");
        figures.add(all.partners(), "growth", "partners");
        figures.add(all.events() / all.seconds(), "growth", "writtenEventsPerSecond");
        out.printf(
                Locale.ROOT,
                "  wrote %,d claims of %,d partners: %,d events in %,d commits, %,.0f events/s%n",
                all.claims(),
                all.partners(),
                all.events(),
                all.commits(),
                all.events() / all.seconds());
        return all;
    }

    private void demonstrate(String template) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("coop.root", "."));
        Path log = Files.createTempFile("coop-claims-demo-", ".log");
        int count = Math.min(claims, CLAIMS_OF_TEMPLATE);
        Process demonstration = new ProcessBuilder(
                        root.resolve("coop-claims").toString(),
                        "demo",
                        "--port",
                        "0",
                        "--claims",
                        Integer.toString(count),
                        "--mongodb-uri",
                        RealMongod.uri(),
                        "--coop.master-keys=" + masterKeys,
                        "--coop.database=" + template)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(demonstration::destroy, "stop-demonstration"));
        if (demonstration.waitFor() != 0) {
            throw new IllegalStateException("the demonstration failed:\n" + Files.readString(log));
        }
    }

    /** All views are built from the log, while the application already answers. */
    private void firstStart(Generator.Written all) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        try (Nodes application = Nodes.answering(settings(), 1, applicationJava)) {
            double answering = (System.nanoTime() - startNanos) / NANOS_IN_SECOND;
            figures.add(answering, "growth", "firstAnswerSeconds");
            out.printf(Locale.ROOT, "  answers %.1f s after its first start%n", answering);
            isHonest(application.connection());
            application.awaitReady(REBUILD_LIMIT);
            application.awaitViews();
            double seconds = (System.nanoTime() - startNanos) / NANOS_IN_SECOND;
            figures.add(seconds, "growth", "rebuildSeconds");
            figures.add(all.events() / seconds, "growth", "rebuildEventsPerSecond");
            out.printf(
                    Locale.ROOT,
                    "  first start, all views built from the log: %.1f s, %,.0f events/s in each view%n",
                    seconds,
                    all.events() / seconds);
            reconcile(application.connection(), all.funds());
            sizes(all);
        }
    }

    /** A view that is not there yet is 503 with Retry-After. */
    private void isHonest(Connection connection) throws IOException, InterruptedException {
        HttpResponse<String> answer = connection.read(Person.FIONA, "/api/claims?limit=1");
        boolean later = answer.statusCode() == UNAVAILABLE
                && answer.headers().firstValue("Retry-After").isPresent();
        if (!later && !Connection.isDone(answer)) {
            figures.error(out, "a read before the views are there: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** What the log and everything else take on disk, with their indexes. */
    private void sizes(Generator.Written all) {
        try (MongoClient client = MongoClients.create(RealMongod.uri())) {
            client.getDatabase("admin").runCommand(new Document("fsync", 1));
            MongoDatabase grown = client.getDatabase(database);
            Document log = grown.runCommand(new Document("collStats", MongoCommitLog.COLLECTION));
            Document whole = grown.runCommand(new Document("dbStats", 1));
            double ofLog = number(log, "storageSize") + number(log, "totalIndexSize");
            double ofAll = number(whole, "storageSize") + number(whole, "indexSize");
            figures.add(ofLog / all.events(), "growth", "bytesPerEvent");
            figures.add((ofAll - ofLog) / all.claims(), "growth", "otherBytesPerClaim");
            out.printf(
                    Locale.ROOT,
                    "  on disk: %.0f bytes for each event in the log, %.0f for each claim elsewhere%n",
                    ofLog / all.events(),
                    (ofAll - ofLog) / all.claims());
        }
    }

    private static double number(Document stats, String name) {
        return stats.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    private void reconcile(Connection connection, Map<String, FundSums> expected)
            throws IOException, InterruptedException {
        Set<String> missing = new TreeSet<>(expected.keySet());
        String page = "/api/funds?limit=500";
        while (!page.isEmpty()) {
            JsonNode answer = JSON.readTree(connection.require(Person.FIONA, "GET", page, ""));
            for (JsonNode fund : answer.path("items")) {
                String id = fund.path("fund").asString();
                FundSums sums = expected.get(id);
                missing.remove(id);
                if (sums == null
                        || !sums.equal(amount(fund, "total"), amount(fund, "reserved"), amount(fund, "approved"))) {
                    figures.error(out, "the fund " + id + " is " + fund + ", and its events add up to " + sums);
                }
            }
            String next = answer.path("next").asString("");
            page = next.isEmpty() ? "" : "/api/funds?limit=500&cursor=" + next;
        }
        if (!missing.isEmpty()) {
            figures.error(
                    out,
                    missing.size() + " funds are missing, among them "
                            + missing.iterator().next());
        }
        figures.add(expected.size(), "growth", "fundsReconciled");
        out.printf(Locale.ROOT, "  %,d funds compared with the sums of their events%n", expected.size());
    }

    private static BigDecimal amount(JsonNode fund, String field) {
        return new BigDecimal(fund.path(field).path("amount").asString());
    }

    /** Ratios to the empty store of the same run, of commands and of each kind of read. */
    private void compare(List<Integer> clients) {
        clients.forEach(atOnce -> ratio("levels", Integer.toString(atOnce), "commandsPerSecond"));
        for (ReadKind kind : ReadKind.values()) {
            ratio("reads", kind.text(), "p50");
            ratio("reads", kind.text(), "p99");
            ratio("reads", kind.text(), "alone", "p50");
        }
    }

    private void ratio(String... path) {
        if (figures.has(path)) {
            double empty = figures.last(path);
            double grown = figures.last(Figures.under(new String[] {"growth"}, path));
            figures.add(grown / empty, Figures.under(new String[] {"growth", "ratioToEmpty"}, path));
            out.printf(
                    Locale.ROOT,
                    "  %-28s empty %.1f, grown %.1f: %.2f times%n",
                    String.join(" ", path),
                    empty,
                    grown,
                    grown / empty);
        }
    }
}
