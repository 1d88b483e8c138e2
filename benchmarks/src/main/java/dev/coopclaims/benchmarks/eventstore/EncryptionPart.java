package dev.coopclaims.benchmarks.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Measures what sealed fields cost: the same events with two of their texts sealed under the key of their stream, and in
 * the clear. A stream has 20 events, as a claim has, unless every event begins one.
 */
final class EncryptionPart {

    private static final int EVENTS_OF_STREAM = 20;
    private static final String CLEAR = "in the clear";
    private static final String SEALED = "sealed";
    private static final String COLD = "sealed, after a restart";

    /** A way of reading a log; cold when the keys have to be read too. */
    private record Way(String name, CoopClaims.Opened store, boolean cold) {}

    /** A stream at work, and its next event. */
    private record Life(String stream, long next) {}

    private final Setting setting;

    EncryptionPart(Setting setting) {
        this.setting = setting;
    }

    void run() {
        for (int callers : setting.plan().callers()) {
            append(callers, EVENTS_OF_STREAM, "appendRatio");
        }
        append(setting.plan().callers().getLast(), 1, "appendRatioOfNewStreams");
        read();
    }

    private CoopClaims candidate(String name) {
        return name.equals(CLEAR) ? setting.own() : CoopClaims.sealing(setting.server());
    }

    private void append(int callers, int eventsOfStream, String ratio) {
        Runs commits = new Runs();
        Load load = new Load(
                callers,
                CommitShape.ONE_EVENT,
                setting.plan().rampUp(),
                setting.plan().timedAppend());
        for (int run = -1; run < setting.plan().runs(); run++) {
            for (String name : Setting.ordered(List.of(CLEAR, SEALED), run + 1)) {
                try (CoopClaims.Opened store = candidate(name).openEmpty()) {
                    Setting.settle();
                    Queue<Life> lives = new ConcurrentLinkedQueue<>();
                    Throughput throughput = CallerLoad.run(load, () -> step(store, lives, eventsOfStream));
                    if (store.storedEvents() != throughput.acknowledgedEvents()) {
                        throw new IllegalStateException("the store does not hold what it acknowledged");
                    }
                    if (run >= 0) {
                        commits.add(name, throughput.commitsPerSecond());
                    }
                }
            }
        }
        print("append, %,d callers, %d events a stream: commits/s".formatted(callers, eventsOfStream), commits);
        String[] path = {"encryption", "append", Integer.toString(callers), eventsOfStream + " events a stream"};
        setting.results().putRuns(commits, "commitsPerSecond", path);
        if (callers == setting.plan().callers().getLast()) {
            setting.results().putRatio(commits.ratio(SEALED, CLEAR), ratio, "encryption");
        } else {
            setting.results().putRatio(commits.ratio(SEALED, CLEAR), "ratio", path);
        }
        setting.results().write();
    }

    private static void step(Store store, Queue<Life> lives, int eventsOfStream) {
        Life taken = lives.poll();
        Life life = taken == null ? new Life(CommitShape.timeOrderedId(), 0) : taken;
        store.append(CommitShape.continuing(life.stream(), life.next(), 1));
        if (life.next() + 1 < eventsOfStream) {
            lives.add(new Life(life.stream(), life.next() + 1));
        }
    }

    private void read() {
        List<CoopClaims.Opened> stores = new ArrayList<>();
        try {
            Runs events = new Runs();
            List<Way> ways = new ArrayList<>();
            for (String name : List.of(CLEAR, SEALED)) {
                CoopClaims.Opened store = candidate(name).openEmpty();
                stores.add(store);
                fill(store);
                ways.add(new Way(name, store, false));
            }
            ways.add(new Way(COLD, stores.getLast(), true));
            for (int run = -1; run < setting.plan().runs(); run++) {
                for (Way way : Setting.ordered(ways, run + 1)) {
                    Setting.settle();
                    double figure = perSecond(way.store(), way.cold());
                    if (run >= 0) {
                        events.add(way.name(), figure);
                    }
                }
            }
            print("reading the whole log with decoding: events/s", events);
            setting.results().putRatio(events.ratio(SEALED, CLEAR), "readRatio", "encryption");
            setting.results().putRatio(events.ratio(COLD, CLEAR), "readRatioOfColdStart", "encryption");
            setting.results().putRuns(events, "eventsPerSecond", "encryption", "read");
            setting.results().write();
        } finally {
            stores.forEach(Store::close);
        }
    }

    private void fill(Store store) {
        Queue<Life> lives = new ConcurrentLinkedQueue<>();
        long events = setting.plan().logEvents();
        Fill.parallel(64, setting.plan().fillLimit().multipliedBy(3), caller -> {
            for (long i = 0; i < events / 64; i++) {
                step(store, lives, EVENTS_OF_STREAM);
            }
        });
    }

    private double perSecond(CoopClaims.Opened store, boolean cold) {
        long wanted = setting.plan().timedRead().toNanos();
        long start = System.nanoTime();
        long events = 0;
        do {
            if (cold) {
                store.forgetKeys();
            }
            events += store.readTail(Long.MAX_VALUE).events();
        } while (System.nanoTime() - start < wanted);
        return events / ((System.nanoTime() - start) / 1e9);
    }

    private void print(String title, Runs runs) {
        Table table = new Table(title + ", min / median / max", "", "figure", "of clear");
        for (String name : runs.contenders()) {
            table.row(name, Table.spread(runs.of(name)), Table.spread(runs.ratio(name, CLEAR)));
        }
        table.print(setting.out());
    }
}
