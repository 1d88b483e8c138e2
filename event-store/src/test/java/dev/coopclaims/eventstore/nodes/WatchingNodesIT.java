package dev.coopclaims.eventstore.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.log.CommitWatch.Mode;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes on one log, as they come: each sees every commit of both, alone, quiet and busy, and in between. */
class WatchingNodesIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final String database = RealMongod.freshDatabase();
    private final String uri = RealMongod.uri();
    private long written;

    @AfterEach
    void drop() {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase(database).drop();
        }
    }

    /** Whether a burst makes them poll depends on the machine; each goes back to its change stream when it is over. */
    @Test
    void every_commit_is_seen_in_both_processes_whatever_their_watches_do() throws IOException {
        try (NodeProcess one = NodeProcess.start(WatchingNode.class, uri, database);
                NodeProcess other = NodeProcess.start(WatchingNode.class, uri, database)) {
            one.awaitReady();
            other.awaitReady();
            // Alone until another node's commit is found.
            write(one, 1, 1, 0);
            awaitSeen(one, other);
            awaitMode(other, Mode.FOLLOWING);
            assertThat(report(one).mode()).as("has seen its own commits only").isEqualTo(Mode.ALONE);
            write(one, 30, 1, 40);
            awaitSeen(one, other);
            for (int round = 0; round < 2; round++) {
                write(one, 1_600, 16, 0);
                awaitSeen(one, other);
                write(other, 400, 4, 0);
                awaitSeen(one, other);
                awaitMode(other, Mode.FOLLOWING);
                write(other, 20, 1, 10);
                awaitSeen(one, other);
            }
            for (NodeProcess node : List.of(one, other)) {
                WatchReport report = report(node);
                System.out.printf("%d commits by two processes: %s%n", written, report);
                assertThat(report.outOfOrder()).isZero();
                assertThat(report.failure()).isEqualTo("none");
            }
            assertThat(report(other).changes()).isPositive();
        }
    }

    private void write(NodeProcess node, int commits, int callers, int pauseMillis) throws IOException {
        node.order("write " + commits + " " + callers + " " + pauseMillis);
        assertThat(node.answer(LIMIT.toSeconds())).isEqualTo("written");
        written += commits;
    }

    private void awaitSeen(NodeProcess... nodes) {
        for (NodeProcess node : nodes) {
            assertThat(Await.until(LIMIT, () -> report(node).seen() == written))
                    .as("%d commits seen: %s", written, report(node))
                    .isTrue();
        }
    }

    private static void awaitMode(NodeProcess node, Mode mode) {
        assertThat(Await.until(LIMIT, () -> report(node).mode() == mode))
                .as("%s: %s", mode, report(node))
                .isTrue();
    }

    private static WatchReport report(NodeProcess node) {
        try {
            node.order("report");
        } catch (IOException e) {
            throw new IllegalStateException("a node does not listen any more", e);
        }
        return WatchReport.parse(node.answer(LIMIT.toSeconds()));
    }
}
