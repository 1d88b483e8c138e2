package dev.coopclaims.benchmarks.faults;

import dev.coopclaims.benchmarks.eventstore.Losses;
import dev.coopclaims.benchmarks.eventstore.PeersLoss;
import dev.coopclaims.eventstore.faults.FaultKind;
import dev.coopclaims.eventstore.faults.FaultSuite;
import dev.coopclaims.eventstore.faults.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a mixture of faults for some time, then compares what the peers' readers lose. The exit code is 1 when a promise
 * was broken, when no fault hit a write, or when our reader lost an event.
 */
@Command(
        name = "faults",
        description = "Kills, stops and cuts off members while the event store is written and read, and checks every"
                + " promise; then shows what the peers' readers lose in the same scenarios. Exits with 1 when a promise"
                + " was broken, when no fault hit a write in flight, or when our reader lost an event.",
        mixinStandardHelpOptions = true)
public final class FaultsCommand implements Callable<Integer> {

    private static final String SEED = "--seed";

    @Option(names = "--seconds", description = "for which new faults begin (default: ${DEFAULT-VALUE})")
    private long seconds = 120;

    @Option(names = SEED, description = "decides the faults and their times; a random one unless given")
    private @Nullable Long seed;

    @Option(names = "--members", description = "of the replica set, 1 or 3 (default: ${DEFAULT-VALUE})")
    private int members = 3;

    @Option(names = "--only", split = ",", description = "these kinds of faults: ${COMPLETION-CANDIDATES}")
    private Set<FaultKind> only = EnumSet.noneOf(FaultKind.class);

    @Option(names = "--report", paramLabel = "FILE", description = "writes the report as Markdown, to keep")
    private @Nullable Path report;

    @Option(names = "--no-peers", description = "leaves out what the peers' readers lose (about a minute)")
    private boolean noPeers;

    @Override
    public Integer call() throws IOException {
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1, 1_000_000) : seed;
        System.out.printf("faults: seed %d, %d member(s), %d s%n", chosen, members, seconds);
        Report result = FaultSuite.run(new FaultSuite.Options(seconds, chosen, members, only));
        System.out.print(result.summary());
        Path results = Path.of(System.getProperty("coop.root", "."), "benchmarks", "results");
        Files.createDirectories(results);
        Path file = results.resolve("faults-" + chosen + ".json");
        Files.write(file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(result));
        System.out.println("  written to benchmarks/results/" + file.getFileName());
        keep(result.markdown());
        if (noPeers) {
            return result.passed() ? 0 : 1;
        }
        Losses losses = compared();
        keep(result.markdown() + losses.markdown());
        return result.passed() && losses.ownLostNothing() ? 0 : 1;
    }

    private void keep(String markdown) throws IOException {
        Path kept = report;
        if (kept != null) {
            Files.writeString(kept, markdown);
        }
    }

    private static Losses compared() {
        System.out.printf("%nfaults: the same readers on the peers (--no-peers leaves this out)%n");
        Losses losses = PeersLoss.compared();
        System.out.println("  " + losses.verdict());
        return losses;
    }
}
