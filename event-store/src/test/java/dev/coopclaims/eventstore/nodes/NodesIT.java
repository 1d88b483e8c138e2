package dev.coopclaims.eventstore.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes in processes of their own write at once; {@link NodeFairness} checks that nothing is lost, doubled or left out. */
class NodesIT {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void every_node_gets_on_and_the_log_is_what_they_were_told(int members) {
        String uri = (members == 1 ? RealMongod.oneMember() : RealMongod.threeMembers()).connectionString();

        List<NodeReport> reports = NodeFairness.run(uri, 2, 8, Duration.ofSeconds(1), Duration.ofSeconds(2));

        reports.forEach(report -> System.out.printf("%d members: %s%n", members, report));
        assertThat(reports)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.acknowledgedEvents()).isPositive());
    }

    /** A client that is wrapped has no live tail: nodes take turns. Prints how fairly; time is not judged here. */
    @Test
    void without_the_drivers_internals_every_node_gets_on_too() {
        System.setProperty(NodeMain.WITHOUT_LIVE_TAIL, "true");
        try {
            List<NodeReport> reports =
                    NodeFairness.run(RealMongod.uri(), 2, 8, Duration.ofSeconds(1), Duration.ofSeconds(2));
            reports.forEach(report -> System.out.printf("without a live tail: %s%n", report));
            assertThat(reports)
                    .hasSize(2)
                    .allSatisfy(
                            report -> assertThat(report.acknowledgedEvents()).isPositive());
        } finally {
            System.clearProperty(NodeMain.WITHOUT_LIVE_TAIL);
        }
    }
}
