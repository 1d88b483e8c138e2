package dev.coopclaims.benchmarks.eventstore;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/** One run of parts: starts the servers, records the conditions, and keeps the results. */
final class Session {

    private final PrintStream out = System.out;
    private final Path root = Path.of(System.getProperty("coop.root", "")).toAbsolutePath();
    private final Plan plan;
    private final List<Part> parts;
    private final @Nullable List<Peer> wantedPeers;
    private final boolean threeMembersToo;

    /**
     * @param wantedPeers null for all that are available; a peer requested by name must be available
     * @param threeMembersToo whether to measure nodes on three members as well
     */
    Session(Plan plan, List<Part> parts, @Nullable List<Peer> wantedPeers, boolean threeMembersToo) {
        this.plan = plan;
        this.parts = parts;
        this.wantedPeers = wantedPeers;
        this.threeMembersToo = threeMembersToo;
    }

    void run(String resultsName) {
        within(resultsName, this::runParts);
    }

    private boolean runParts(Setting setting) {
        Instant start = Instant.now();
        for (Part part : parts) {
            out.printf("%n== %s (%d s since the start)%n", Names.of(part), seconds(start));
            part.run(setting, threeMembersToo);
        }
        return true;
    }

    /** Runs work with the servers, stops them, and returns the result. */
    <T extends @NonNull Object> T within(String resultsName, Function<Setting, T> work) {
        Instant start = Instant.now();
        List<Candidate> peers = new ArrayList<>();
        try (MongoServer server = new MongoServer()) {
            CoopClaims own = new CoopClaims(server);
            Map<String, String> leftOut = addPeers(peers, server);
            Results results =
                    new Results(root.resolve("benchmarks").resolve("results").resolve(resultsName));
            Map<String, Object> conditions = conditions(start, server, peers);
            results.put(conditions, "conditions");
            out.println("conditions: " + conditions);
            Setting setting = new Setting(server, own, peers, leftOut, plan, out, results);
            T outcome = work.apply(setting);
            results.put(seconds(start), "conditions", "seconds");
            results.write();
            out.printf("%ntook %d s; results: %s%n", seconds(start), results.file());
            return outcome;
        } finally {
            peers.forEach(Candidate::close);
        }
    }

    /** Returns the peers that are not available, and why. */
    private Map<String, String> addPeers(List<Candidate> peers, MongoServer server) {
        Map<String, String> leftOut = new LinkedHashMap<>();
        List<Peer> wanted = wantedPeers == null ? List.of(Peer.values()) : wantedPeers;
        for (Peer peer : wanted) {
            try {
                peers.addAll(peer.candidates(server, root));
            } catch (RuntimeException e) {
                if (wantedPeers != null) {
                    throw e;
                }
                leftOut.put(Names.of(peer), String.valueOf(e.getMessage()));
                out.printf("left out: %s, because: %s%n", Names.of(peer), e.getMessage());
            }
        }
        return leftOut;
    }

    private Map<String, Object> conditions(Instant start, MongoServer server, List<Candidate> peers) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("started", start.truncatedTo(ChronoUnit.SECONDS).toString());
        conditions.put("processors", Runtime.getRuntime().availableProcessors());
        conditions.put(
                "loadAverageAtStart",
                Spread.rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        conditions.put("java", Runtime.version().toString());
        conditions.put("mongod", server.version());
        conditions.put("runs", plan.runs());
        conditions.put("timedAppendMillis", plan.timedAppend().toMillis());
        conditions.put("eventBytesJson", averageEventBytes());
        conditions.put("peers", peers.stream().map(Candidate::name).toList());
        conditions.put("durability", "MongoDB: majority, journaled; PostgreSQL: fsync, synchronous_commit");
        return conditions;
    }

    private static long averageEventBytes() {
        List<ClaimNoted> samples = ClaimNoted.samples(100);
        return samples.stream()
                        .mapToLong(sample ->
                                AxonStore.JSON.serialize(sample, byte[].class).getData().length)
                        .sum()
                / samples.size();
    }

    private static long seconds(Instant start) {
        return Duration.between(start, Instant.now()).toSeconds();
    }
}
