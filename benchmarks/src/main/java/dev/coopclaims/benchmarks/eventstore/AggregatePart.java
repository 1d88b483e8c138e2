package dev.coopclaims.benchmarks.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Reading one aggregate of 20 and of 1,000 events, with and without a snapshot, by one reader and by 16. */
final class AggregatePart {

    private static final Duration FILL_LIMIT = Duration.ofMinutes(3);

    private static final Duration WARM_UP = Duration.ofMillis(250);

    /**
     * A kind of aggregate.
     *
     * @param events of each aggregate
     * @param eventsPerCommit events in each commit
     * @param eventsAfterSnapshot events read after the snapshot
     */
    private record Kind(int events, int eventsPerCommit, int eventsAfterSnapshot) {}

    private static final Kind SHORT = new Kind(20, 2, 4);
    private static final Kind LONG = new Kind(1_000, 5, 10);

    private record Filled(String name, Store store, List<String> shortOnes, List<String> longOnes) {}

    private final Setting setting;

    AggregatePart(Setting setting) {
        this.setting = setting;
    }

    void run() {
        List<Filled> filled = new ArrayList<>();
        try {
            for (Candidate candidate : setting.candidates()) {
                filled.add(filled(candidate));
            }
            for (Kind kind : List.of(SHORT, LONG)) {
                for (boolean snapshot : List.of(false, true)) {
                    for (int readers : List.of(1, 16)) {
                        measure(filled, kind, snapshot, readers);
                    }
                }
            }
        } finally {
            filled.forEach(one -> one.store().close());
        }
    }

    private Filled filled(Candidate candidate) {
        Store store = candidate.openEmpty();
        List<String> shortOnes = filled(store, setting.plan().shortAggregates(), SHORT);
        List<String> longOnes = filled(store, setting.plan().longAggregates(), LONG);
        return new Filled(candidate.name(), store, shortOnes, longOnes);
    }

    private static List<String> filled(Store store, int aggregates, Kind kind) {
        List<String> ids = Fill.aggregates(store, aggregates, kind.events(), kind.eventsPerCommit(), FILL_LIMIT);
        if (store.hasSnapshots()) {
            for (String id : ids) {
                store.storeSnapshot(CommitShape.event(id, kind.events() - kind.eventsAfterSnapshot() - 1));
            }
        }
        return ids;
    }

    private void measure(List<Filled> all, Kind kind, boolean snapshot, int readers) {
        List<Filled> able = all.stream()
                .filter(one -> !snapshot || one.store().hasSnapshots())
                .toList();
        Runs runs = new Runs();
        able.forEach(one -> aggregatesPerSecond(one, kind, snapshot, readers, WARM_UP));
        for (int run = 0; run < setting.plan().runs(); run++) {
            for (Filled one : Setting.ordered(able, run)) {
                Setting.settle();
                runs.add(
                        one.name(),
                        aggregatesPerSecond(
                                one, kind, snapshot, readers, setting.plan().timedAggregate()));
            }
        }
        report(runs, able.stream().map(Filled::name).toList(), kind, snapshot, readers);
    }

    private double aggregatesPerSecond(Filled filled, Kind kind, boolean snapshot, int readers, Duration timed) {
        List<String> ids = kind.equals(SHORT) ? filled.shortOnes() : filled.longOnes();
        int expected = snapshot ? kind.eventsAfterSnapshot() : kind.events();
        Load load = new Load(readers, CommitShape.ONE_EVENT, timed.dividedBy(5), timed);
        Throughput throughput = CallerLoad.run(load, () -> {
            String id = ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
            int events = snapshot
                    ? filled.store().readAggregateBySnapshot(id)
                    : filled.store().readAggregate(id);
            if (events != expected) {
                throw new IllegalStateException(
                        "%s read %d of %d events of an aggregate".formatted(filled.name(), events, expected));
            }
        });
        if (throughput.failures() > 0) {
            throw new IllegalStateException(
                    "%s failed to read an aggregate %d times".formatted(filled.name(), throughput.failures()));
        }
        return throughput.commitsPerSecond();
    }

    private void report(Runs runs, List<String> names, Kind kind, boolean snapshot, int readers) {
        String with = snapshot ? "withSnapshot" : "withoutSnapshot";
        Table table = new Table(
                "one aggregate of %,d events, %s, %d reader(s): aggregates/s, min / median / max"
                        .formatted(kind.events(), snapshot ? "by its snapshot" : "without a snapshot", readers),
                "",
                "aggregates/s",
                "event-store : it");
        for (String name : names) {
            table.row(
                    name,
                    Table.spread(runs.of(name)),
                    name.equals(CoopClaims.NAME) ? "" : Table.spread(runs.ratio(CoopClaims.NAME, name)));
        }
        table.print(setting.out());
        String[] path = {"aggregate", Integer.toString(kind.events()), with, Integer.toString(readers)};
        Results results = setting.results();
        results.putRatio(runs.ratioToBestOf(CoopClaims.NAME, Setting.axonMongo()), "ratioToAxonMongo", path);
        results.putRatio(runs.ratio(CoopClaims.NAME, AxonJdbc.NAME), "ratioToAxonJdbc", path);
        results.putRatio(runs.ratio(CoopClaims.NAME, Occurrent.NAME), "ratioToOccurrent", path);
        results.putRuns(runs, "aggregatesPerSecond", path);
        results.write();
    }
}
