package dev.coopclaims.benchmarks.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run event-store}: compares the event store, the raw driver and the peers in one run. */
@Command(
        name = "event-store",
        description = "Compares the event store with the raw driver and its peers, on servers started for this run;"
                + " prints tables and writes benchmarks/results/event-store.json.",
        mixinStandardHelpOptions = true)
public final class EventStoreBenchmark implements Runnable {

    private static final int QUICK_RUNS = 3;
    private static final int FULL_RUNS = 5;

    @Option(names = "--quick", description = "3 runs with 1, 16 and 256 callers, some 10 minutes.")
    private boolean quick;

    @Option(names = "--runs", paramLabel = "N", description = "Runs of everything (default: 5, with --quick 3).")
    private int runs;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            converter = Names.PartConverter.class,
            description =
                    "Only these parts: append, commits, read, aggregate, tokens, follow, nodes, loss, encryption, keys.")
    private @Nullable List<Part> only;

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "PEER",
            converter = Names.PeerConverter.class,
            description = "Only these peers: axon-mongo, axon-jdbc, occurrent (default: all that are available).")
    private @Nullable List<Peer> peers;

    @Option(names = "--no-peers", description = "Only the event store and the raw driver.")
    private boolean noPeers;

    @Override
    public void run() {
        Plan plan = quick ? Plan.quick(runs > 0 ? runs : QUICK_RUNS) : Plan.full(runs > 0 ? runs : FULL_RUNS);
        List<Part> parts = only == null
                ? List.of(Part.values())
                : only.stream().sorted().distinct().toList();
        new Session(plan, parts, noPeers ? List.of() : peers, !quick).run("event-store.json");
    }
}
