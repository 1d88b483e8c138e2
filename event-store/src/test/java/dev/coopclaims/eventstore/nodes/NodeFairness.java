package dev.coopclaims.eventstore.nodes;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.Tail;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Measures how nodes that write at once share one log: every node is a JVM of its own with an appender of its own, its
 * callers append one event each to a new aggregate, as fast as they are answered, majority and journaled, encoding
 * included. One node with as many callers in all is the measure for what several make.
 */
public final class NodeFairness {

    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private NodeFairness() {}

    /**
     * What came of it.
     *
     * @param worstShareOfFair commits of the node that stored the fewest, over the mean of all nodes: 1 is fair
     * @param p999Millis 99.9 % of the appends of every node's callers were answered within so many milliseconds
     * @param commitsPerSecond of all nodes together
     */
    public record Result(double worstShareOfFair, double p999Millis, double commitsPerSecond) {}

    /**
     * Runs it once on a database of its own, which is dropped at the end.
     *
     * @param uri of a replica set
     * @param nodes processes, 1 or more
     * @param callersPerNode callers in each process, 1 or more
     * @param time that is measured, after a warm-up of 4 s
     * @throws IllegalStateException when a node fails, or the log holds other than what was acknowledged
     */
    public static Result measure(String uri, int nodes, int callersPerNode, Duration time) {
        return resultOf(run(uri, nodes, callersPerNode, WARM_UP, time), time);
    }

    static Result resultOf(List<NodeReport> reports, Duration time) {
        long all = reports.stream().mapToLong(NodeReport::measuredCommits).sum();
        long fewest =
                reports.stream().mapToLong(NodeReport::measuredCommits).min().orElseThrow();
        double p999 = reports.stream().mapToDouble(NodeReport::p999Millis).max().orElseThrow();
        return new Result((double) fewest * reports.size() / Math.max(1, all), p999, all * 1e9 / time.toNanos());
    }

    /** Runs nodes and checks that the log holds what they were told and nothing else. */
    static List<NodeReport> run(String uri, int nodes, int callersPerNode, Duration warmUp, Duration time) {
        String database = "nodes_" + UUID.randomUUID().toString().replace("-", "");
        List<NodeProcess> processes = new ArrayList<>();
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCommitLog.open(client, uri, database).close();
            try {
                for (int node = 0; node < nodes; node++) {
                    processes.add(NodeProcess.start(uri, database, callersPerNode, warmUp, time));
                }
                for (NodeProcess process : processes) {
                    process.awaitReady();
                }
                for (NodeProcess process : processes) {
                    process.go();
                }
                List<NodeReport> reports = new ArrayList<>();
                for (NodeProcess process : processes) {
                    reports.add(process.report());
                }
                requireWhole(client, uri, database, reports);
                return reports;
            } finally {
                processes.forEach(NodeProcess::close);
                MongoDatabase used = client.getDatabase(database);
                used.drop();
            }
        } catch (IOException e) {
            throw new IllegalStateException("A node could not be run", e);
        }
    }

    /** Positions are handed out once each and without a gap: then their number is the log's end. */
    static void requireWhole(MongoClient client, String uri, String database, List<NodeReport> reports) {
        long acknowledged =
                reports.stream().mapToLong(NodeReport::acknowledgedEvents).sum();
        long positions = reports.stream().mapToLong(NodeReport::sumOfPositions).reduce(0, (a, b) -> a + b);
        Tail tail = MongoCommitLog.open(client, uri, database).tail();
        if (tail.nextPosition() != acknowledged || positions != acknowledged * (acknowledged - 1) / 2) {
            throw new IllegalStateException("The log ends at " + tail.nextPosition() + ", but " + acknowledged
                    + " events were acknowledged, their positions adding up to " + positions);
        }
    }
}
