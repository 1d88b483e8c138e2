package dev.coopclaims.benchmarks.eventstore;

import dev.coopclaims.eventstore.nodes.FollowCost;
import java.util.List;
import java.util.TreeSet;

/** Measures the server's processor time per commit for a node that writes alone, or with one or two following nodes. */
final class FollowPart {

    private static final String ALONE = "nobody";

    /**
     * A set of following nodes.
     *
     * @param name in the results
     * @param nodes processes besides the writing one
     * @param reading whether each has a reader
     */
    private record Following(String name, int nodes, boolean reading) {}

    private static final List<Following> FOLLOWING = List.of(
            new Following(ALONE, 0, false),
            new Following("1 watching", 1, false),
            new Following("2 watching", 2, false),
            new Following("1 reading", 1, true),
            new Following("2 reading", 2, true));

    private final Setting setting;

    FollowPart(Setting setting) {
        this.setting = setting;
    }

    void run() {
        if (setting.server().mongod().pids().isEmpty()) {
            setting.out().println("left out: mongod was not started here, so its processor time is unknown");
            return;
        }
        for (int callers : setting.plan().followCallers()) {
            measure(callers);
        }
    }

    private void measure(int callers) {
        Runs micros = new Runs();
        Runs rates = new Runs();
        TreeSet<String> modes = new TreeSet<>();
        for (int run = 0; run < setting.plan().followRuns(); run++) {
            for (Following following : Setting.ordered(FOLLOWING, run)) {
                Setting.settle();
                FollowCost.Result result = FollowCost.measure(
                        setting.server().mongod(),
                        callers,
                        following.nodes(),
                        following.reading(),
                        setting.plan().timedNodes());
                micros.add(following.name(), result.serverMicrosPerCommit());
                rates.add(following.name(), result.commitsPerSecond());
                result.modes().forEach(mode -> modes.add(following.name() + ": " + mode));
            }
        }
        Table table = new Table(
                "mongod's processor time per commit, %,d callers on one node, other nodes following: min / median / max"
                        .formatted(callers),
                "nodes",
                "µs per commit",
                "ratio to none",
                "commits/s");
        for (Following following : FOLLOWING) {
            table.row(
                    following.name(),
                    Table.spread(micros.of(following.name())),
                    Table.spread(micros.ratio(following.name(), ALONE)),
                    Table.spread(rates.of(following.name())));
        }
        table.print(setting.out());
        setting.out().println("  watches at the end: " + String.join(", ", modes));
        record(callers, micros, rates);
    }

    private void record(int callers, Runs micros, Runs rates) {
        Results results = setting.results();
        String[] path = {"follow", Integer.toString(callers)};
        for (Following following : FOLLOWING) {
            if (following.nodes() > 0) {
                results.putRatio(
                        micros.ratio(following.name(), ALONE), "ratioToNobody", "follow", path[1], following.name());
            }
        }
        results.putRuns(micros, "serverMicrosPerCommit", path);
        results.putRuns(rates, "commitsPerSecond", path);
        results.write();
    }
}
