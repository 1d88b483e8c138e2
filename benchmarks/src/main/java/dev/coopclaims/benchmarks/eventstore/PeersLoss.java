package dev.coopclaims.benchmarks.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run peers-loss}: what the peers' readers lose or misread, and the event store's do not. */
@Command(
        name = "peers-loss",
        description = "Runs the same scenarios on the event store and its peers and counts the events that a reader was"
                + " never given, and the replayed ones it took for new.",
        mixinStandardHelpOptions = true)
public final class PeersLoss implements Runnable {

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "PEER",
            converter = Names.PeerConverter.class,
            description = "Only these peers: axon-mongo, axon-jdbc (default: all that can be had).")
    private @Nullable List<Peer> peers;

    @Override
    public void run() {
        new Session(Plan.full(1), List.of(Part.LOSS), peers, false).run("peers-loss.json");
    }
}
