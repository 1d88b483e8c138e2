package dev.coopclaims.benchmarks.eventstore;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run peers-loss}: what readers of the event store and of its peers lose or misread. */
@Command(
        name = "peers-loss",
        description =
                "Runs the same scenarios on the event store and its peers and counts the events that a reader was"
                        + " never given, and the replayed ones it took for new. Exits with 1 when the event store's reader lost one.",
        mixinStandardHelpOptions = true)
public final class PeersLoss implements Callable<Integer> {

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "PEER",
            converter = Names.PeerConverter.class,
            description = "Only these peers: axon-mongo, axon-jdbc (default: all that are available).")
    private @Nullable List<Peer> peers;

    @Override
    public Integer call() {
        return compared(peers).ownLostNothing() ? 0 : 1;
    }

    /** Runs the scenarios on the event store and all available peers, and prints the result as a table. */
    public static Losses compared() {
        return compared(null);
    }

    private static Losses compared(@Nullable List<Peer> peers) {
        return new Session(Plan.full(1), List.of(Part.LOSS), peers, false)
                .within("peers-loss.json", setting -> new LossPart(setting).run());
    }
}
