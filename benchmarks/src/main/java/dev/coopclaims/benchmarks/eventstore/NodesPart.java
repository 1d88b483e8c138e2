package dev.coopclaims.benchmarks.eventstore;

import dev.coopclaims.eventstore.nodes.NodeFairness;
import dev.coopclaims.testkit.RealMongod;
import java.util.List;

/** Measures fairness and throughput of two and four nodes, each a separate process, that write to one log at once. */
final class NodesPart {

    private static final int CALLERS_PER_NODE = 16;
    private static final List<Integer> NODES = List.of(2, 4);

    private final Setting setting;

    NodesPart(Setting setting) {
        this.setting = setting;
    }

    /** On this run's mongod, a set of one member. */
    void onOneMember() {
        run(setting.server().uri(), "one member", "nodes");
    }

    /** On a set of three members that is started for this and ends with this process. */
    void onThreeMembers() {
        run(RealMongod.start(3).connectionString(), "three members", "nodesOnThreeMembers");
    }

    private void run(String uri, String members, String path) {
        Table table = new Table(
                "nodes with %d callers each, %s: min / median / max".formatted(CALLERS_PER_NODE, members),
                "nodes",
                "commits/s together",
                "one node, same callers",
                "ratio to one node",
                "worst share of fair",
                "p99.9 ms");
        for (int nodes : NODES) {
            Runs rates = new Runs();
            Runs shares = new Runs();
            Runs millis = new Runs();
            for (int run = 0; run < setting.plan().runs(); run++) {
                for (int count : Setting.ordered(List.of(nodes, 1), run)) {
                    Setting.settle();
                    NodeFairness.Result result = NodeFairness.measure(
                            uri,
                            count,
                            CALLERS_PER_NODE * nodes / count,
                            setting.plan().timedNodes());
                    rates.add(name(count), result.commitsPerSecond());
                    millis.add(name(count), result.p999Millis());
                    if (count == nodes) {
                        shares.add(name(count), result.worstShareOfFair());
                    }
                }
            }
            String together = name(nodes);
            table.row(
                    Integer.toString(nodes),
                    Table.spread(rates.of(together)),
                    Table.spread(rates.of(name(1))),
                    Table.spread(rates.ratio(together, name(1))),
                    Table.spread(shares.of(together)),
                    Table.spread(millis.of(together)));
            Results results = setting.results();
            String[] cell = {path, Integer.toString(nodes)};
            results.putRatio(shares.of(together), "worstShareOfFair", cell);
            results.putRatio(millis.of(together), "p999Millis", cell);
            results.putRatio(rates.ratio(together, name(1)), "ratioToOneNode", cell);
            results.putRuns(rates, "commitsPerSecond", cell);
            results.write();
        }
        table.print(setting.out());
    }

    private static String name(int nodes) {
        return nodes == 1 ? "one node" : nodes + " nodes";
    }
}
