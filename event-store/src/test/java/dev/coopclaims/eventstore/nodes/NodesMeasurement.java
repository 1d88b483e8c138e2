package dev.coopclaims.eventstore.nodes;

import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Prints one line of JSON per run: {@code NodesMeasurement members nodes callersPerNode seconds [runs]}, on a replica set
 * of so many members that it starts itself.
 */
public final class NodesMeasurement {

    private NodesMeasurement() {}

    public static void main(String[] arguments) {
        String uri = RealMongod.start(Integer.parseInt(arguments[0])).connectionString();
        int nodes = Integer.parseInt(arguments[1]);
        int callers = Integer.parseInt(arguments[2]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[3]));
        int runs = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 1;
        for (int run = 0; run < runs; run++) {
            List<NodeReport> reports = NodeFairness.run(uri, nodes, callers, Duration.ofSeconds(4), time);
            NodeFairness.Result result = NodeFairness.resultOf(reports, time);
            System.out.printf(
                    Locale.ROOT,
                    "{\"members\":%s,\"nodes\":%d,\"callersPerNode\":%d,\"worstShareOfFair\":%.2f,"
                            + "\"p999Millis\":%.1f,\"commitsPerSecond\":%.0f}%n",
                    arguments[0],
                    nodes,
                    callers,
                    result.worstShareOfFair(),
                    result.p999Millis(),
                    result.commitsPerSecond());
            reports.forEach(report -> System.err.println(report));
        }
    }
}
