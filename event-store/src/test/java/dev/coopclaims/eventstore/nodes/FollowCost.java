package dev.coopclaims.eventstore.nodes;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Measures what nodes that follow cost the server: one node writes as fast as its callers are answered, others watch the
 * log, with or without a reader, each a JVM of its own; and how much processor time mongod spends meanwhile.
 */
public final class FollowCost {

    /** The watches have found their mode by then, and the compilers have done most of their work. */
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long MODE_TIMEOUT_SECONDS = 30;

    private FollowCost() {}

    /**
     * What came of it.
     *
     * @param serverMicrosPerCommit processor time of all of mongod's threads and members, its own housekeeping included,
     *     over the writer's commits
     * @param commitsPerSecond of the writer
     * @param modes how the nodes learned of commits at the end of the measured time, each once; empty without nodes
     */
    public record Result(double serverMicrosPerCommit, double commitsPerSecond, List<String> modes) {}

    /**
     * Runs it once on a database of its own, which is dropped at the end.
     *
     * @param mongod that was started here, so that its processes are known
     * @param callers of the node that writes, 1 or more
     * @param nodes that do not write, 0 or more
     * @param reading whether each of them has a reader, which must see every event; else it watches alone
     * @param time that is measured, after a warm-up of 4 s
     * @throws IllegalStateException when a node fails, a reader has not seen every event a minute later, the log holds
     *     other than what was acknowledged, or mongod's processes are not known
     */
    public static Result measure(RealMongod mongod, int callers, int nodes, boolean reading, Duration time) {
        String uri = mongod.connectionString();
        String database = "follow_" + UUID.randomUUID().toString().replace("-", "");
        List<NodeProcess> following = new ArrayList<>();
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCommitLog.open(client, uri, database).close();
            try (NodeProcess writer = NodeProcess.start(uri, database, callers, WARM_UP, time)) {
                for (int node = 0; node < nodes; node++) {
                    following.add(NodeProcess.start(FollowingNode.class, uri, database, Boolean.toString(reading)));
                }
                writer.awaitReady();
                following.forEach(NodeProcess::awaitReady);
                writer.go();
                writer.awaitMeasuring();
                Duration before = processorTime(mongod);
                writer.awaitMeasured();
                Duration used = processorTime(mongod).minus(before);
                List<String> modes = following.stream()
                        .map(node -> report(node)[1])
                        .distinct()
                        .toList();
                NodeReport report = writer.report();
                NodeFairness.requireWhole(client, uri, database, List.of(report));
                if (reading) {
                    following.forEach(node -> requireRead(node, report.acknowledgedEvents()));
                }
                long commits = Math.max(1, report.measuredCommits());
                return new Result(used.toNanos() / 1e3 / commits, commits * 1e9 / time.toNanos(), modes);
            } finally {
                following.forEach(NodeProcess::close);
                client.getDatabase(database).drop();
            }
        } catch (IOException e) {
            throw new IllegalStateException("A node could not be run", e);
        }
    }

    private static Duration processorTime(RealMongod mongod) {
        if (mongod.pids().isEmpty()) {
            throw new IllegalStateException(
                    "mongod's processes are not known here, so their processor time is not either: start it as a process,"
                            + " not in a container, and leave COOP_TEST_MONGODB_URI unset");
        }
        return mongod.pids().stream()
                .map(pid -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElseThrow(() -> new IllegalStateException("mongod, process " + pid + ", is gone")))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static void requireRead(NodeProcess node, long events) {
        if (!Await.until(LIMIT, () -> Long.parseLong(report(node)[0]) == events)) {
            throw new IllegalStateException("A reader has seen " + report(node)[0] + " of " + events + " events");
        }
    }

    private static String[] report(NodeProcess node) {
        try {
            node.order("report");
        } catch (IOException e) {
            throw new IllegalStateException("a node does not listen any more", e);
        }
        return node.answer(MODE_TIMEOUT_SECONDS).split(" ", -1);
    }
}
