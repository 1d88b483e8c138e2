package dev.coopclaims.benchmarks.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures appending by number of callers and by shape of commits, against the raw driver and the peers. */
final class AppendPart {

    private static final int WARM_UP_CALLERS = 64;
    private static final Duration WARM_UP = Duration.ofMillis(1_500);

    /** Shorter, because most of the code is warm by then. */
    private static final Duration SHAPE_WARM_UP = Duration.ofMillis(400);

    /** The event store with a reader that follows on the same node. */
    private static final String FOLLOWED = CoopClaims.NAME + "-followed";

    private record Contender(String name, Supplier<Appends> empty) {}

    private record Cell(int callers, CommitShape shape, Runs commitsPerSecond, Runs p50Micros, Runs p99Micros) {}

    private final Setting setting;

    AppendPart(Setting setting) {
        this.setting = setting;
    }

    /** One event per commit, by number of callers. */
    void byCallers() {
        List<Contender> contenders = contenders(CommitShape.ONE_EVENT);
        warmUp(contenders, CommitShape.ONE_EVENT);
        for (int callers : setting.plan().callers()) {
            Cell cell = measured(
                    contenders, callers, CommitShape.ONE_EVENT, setting.plan().timedAppend());
            print(cell);
            record(cell, "append", Integer.toString(callers));
            setting.results().write();
        }
    }

    /** Commits of other shapes. */
    void byShape() {
        for (CommitShape shape : List.of(new CommitShape(2, 1), new CommitShape(5, 1), new CommitShape(3, 3))) {
            List<Contender> contenders = contenders(shape);
            warmUp(contenders, shape);
            for (int callers : setting.plan().shapeCallers()) {
                Cell cell = measured(contenders, callers, shape, setting.plan().timedShape());
                print(cell);
                record(cell, "commits", shape.label(), Integer.toString(callers));
                setting.results().write();
            }
        }
    }

    private List<Contender> contenders(CommitShape shape) {
        RawCommits source = RawCommits.of(setting.own(), shape);
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender(RawDriver.INSERT_MANY, () -> RawDriver.insertMany(setting.server(), source)));
        contenders.add(new Contender(RawDriver.INSERT_ONE, () -> RawDriver.insertOne(setting.server(), source)));
        contenders.add(
                new Contender(FOLLOWED, () -> Appends.followed(setting.own().openEmpty())));
        for (Candidate candidate : setting.candidates()) {
            contenders.add(new Contender(candidate.name(), () -> Appends.to(candidate.openEmpty())));
        }
        return contenders;
    }

    private void warmUp(List<Contender> contenders, CommitShape shape) {
        for (Contender contender : contenders) {
            run(
                    contender,
                    new Load(
                            WARM_UP_CALLERS,
                            shape,
                            Duration.ZERO,
                            shape.equals(CommitShape.ONE_EVENT) ? WARM_UP : SHAPE_WARM_UP));
        }
    }

    private Cell measured(List<Contender> contenders, int callers, CommitShape shape, Duration timed) {
        Cell cell = new Cell(callers, shape, new Runs(), new Runs(), new Runs());
        Load load = new Load(callers, shape, setting.plan().rampUp(), timed);
        for (int run = 0; run < setting.plan().runs(); run++) {
            for (Contender contender : Setting.ordered(contenders, run)) {
                Throughput throughput = run(contender, load);
                cell.commitsPerSecond().add(contender.name(), throughput.commitsPerSecond());
                cell.p50Micros().add(contender.name(), throughput.p50Micros());
                cell.p99Micros().add(contender.name(), throughput.p99Micros());
            }
        }
        return cell;
    }

    /** Every run uses a new empty store and fails unless the server holds exactly what was acknowledged. */
    private Throughput run(Contender contender, Load load) {
        try (Appends appends = contender.empty().get()) {
            Setting.settle();
            Throughput throughput = appends.run(load);
            long stored = appends.storedEvents();
            if (throughput.failures() > 0) {
                setting.out()
                        .printf(
                                "  note: %s failed %d commits with %d callers%n",
                                contender.name(), throughput.failures(), load.callers());
            }
            boolean whole = throughput.failures() == 0
                    ? stored == throughput.acknowledgedEvents()
                    : stored >= throughput.acknowledgedEvents();
            if (!whole) {
                throw new IllegalStateException(contender.name() + " acknowledged " + throughput.acknowledgedEvents()
                        + " events and holds " + stored);
            }
            return throughput;
        }
    }

    private void print(Cell cell) {
        Table table = new Table(
                "append, %,d callers, %s a commit: commits/s, min / median / max"
                        .formatted(cell.callers(), cell.shape().label()),
                "",
                "commits/s",
                "event-store : it",
                "p50 ms",
                "p99 ms");
        for (String name : sorted(cell)) {
            table.row(
                    name,
                    Table.spread(cell.commitsPerSecond().of(name)),
                    name.equals(CoopClaims.NAME)
                            ? ""
                            : Table.spread(cell.commitsPerSecond().ratio(CoopClaims.NAME, name)),
                    millis(cell.p50Micros(), name),
                    millis(cell.p99Micros(), name));
        }
        table.print(setting.out());
    }

    /** In the order of the list, whatever the order of the runs. */
    private List<String> sorted(Cell cell) {
        List<String> names = new ArrayList<>(List.of(RawDriver.INSERT_MANY, RawDriver.INSERT_ONE));
        names.add(CoopClaims.NAME);
        names.add(FOLLOWED);
        setting.peers().forEach(peer -> names.add(peer.name()));
        names.retainAll(cell.commitsPerSecond().contenders());
        return names;
    }

    private static String millis(Runs micros, String name) {
        return micros.of(name)
                .map(spread -> Table.figure(spread.median() / 1_000))
                .orElse("–");
    }

    private void record(Cell cell, String... path) {
        Runs rates = cell.commitsPerSecond();
        Results results = setting.results();
        results.putRatio(rates.ratio(CoopClaims.NAME, RawDriver.INSERT_MANY), "ratioToBound", path);
        results.putRatio(rates.ratio(CoopClaims.NAME, RawDriver.INSERT_ONE), "ratioToInsertOne", path);
        results.putRatio(rates.ratio(FOLLOWED, CoopClaims.NAME), "ratioFollowed", path);
        results.putRatio(rates.ratioToBestOf(CoopClaims.NAME, Setting.axonMongo()), "ratioToAxonMongo", path);
        for (Candidate peer : setting.peers()) {
            results.putRatio(rates.ratio(CoopClaims.NAME, peer.name()), "ratioTo" + camel(peer.name()), path);
        }
        results.putRuns(rates, "commitsPerSecond", path);
        results.putRuns(cell.p50Micros(), "p50Micros", path);
        results.putRuns(cell.p99Micros(), "p99Micros", path);
    }

    /** {@code axon-jdbc} as {@code AxonJdbc}. */
    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-", -1)) {
            camel.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return camel.toString();
    }
}
