package dev.coopclaims.benchmarks.eventstore;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import dev.coopclaims.benchmarks.eventstore.Store.LogReading;
import dev.coopclaims.benchmarks.eventstore.Store.StoreSize;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Measures reading and decoding the whole log, against a raw cursor over the event store's documents and the peers. */
final class ReadPart {

    /** Reads the event store's documents as bytes, in order, and only counts them. */
    static final String RAW_CURSOR = "raw-cursor";

    /** The event store's raw tail, decoding in the caller. */
    static final String TAIL = CoopClaims.NAME + " (tail)";

    /** The event store through Axon's engine interface. */
    static final String AXON = CoopClaims.NAME + " (Axon)";

    /** Appended to a peer's name if its events were written in a burst, so that their times are close together. */
    static final String AFTER_BURST = " after a burst";

    /** Twice the tail's: this cursor does not prefetch, so it waits for each round trip. */
    private static final int RAW_BATCH_DOCUMENTS = 4_000;

    /** Reads up to the end or a deadline. */
    private record Reader(String name, LongFunction<LogReading> reading) {}

    private final Setting setting;
    private final List<Store> stores = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private final List<Reader> slowReaders = new ArrayList<>();

    ReadPart(Setting setting) {
        this.setting = setting;
    }

    void run() {
        try {
            fillAll();
            Runs eventsPerSecond = new Runs();
            readers.forEach(
                    reader -> eventsPerSecond(reader, setting.plan().timedRead().toNanos()));
            for (int run = 0; run < setting.plan().runs(); run++) {
                for (Reader reader : Setting.ordered(readers, run)) {
                    Setting.settle();
                    eventsPerSecond.add(
                            reader.name(),
                            eventsPerSecond(reader, setting.plan().timedRead().toNanos()));
                }
                for (Reader reader : Setting.ordered(slowReaders, run)) {
                    Setting.settle();
                    eventsPerSecond.add(reader.name(), burst(reader));
                }
            }
            print(eventsPerSecond);
            record(eventsPerSecond);
        } finally {
            stores.forEach(Store::close);
        }
    }

    private void fillAll() {
        CoopClaims.Opened own = setting.own().openEmpty();
        stores.add(own);
        filled(
                own,
                CoopClaims.NAME,
                Fill.burst(own, setting.plan().logEvents(), setting.plan().fillLimit()));
        readers.add(new Reader(RAW_CURSOR, deadline -> rawCursor(own)));
        readers.add(new Reader(TAIL, own::readTail));
        readers.add(new Reader(AXON, own::readLog));
        for (Candidate peer : setting.peers()) {
            Store store = peer.openEmpty();
            stores.add(store);
            filled(
                    store,
                    peer.name(),
                    Fill.spaced(
                            store, setting.plan().logEvents(), setting.plan().fillLimit()));
            readers.add(new Reader(peer.name(), store::readLog));
            if (peer instanceof AxonMongo) {
                Store atOnce = peer.openEmpty();
                stores.add(atOnce);
                Fill.burst(atOnce, setting.plan().logEvents(), setting.plan().fillLimit());
                slowReaders.add(new Reader(peer.name() + AFTER_BURST, atOnce::readLog));
            }
        }
    }

    private void filled(Store store, String name, long acknowledged) {
        long stored = store.storedEvents();
        if (stored != acknowledged) {
            throw new IllegalStateException(name + " acknowledged " + acknowledged + " events and holds " + stored);
        }
        StoreSize size = store.size();
        setting.results().put(stored, "bytesPerEvent", name, "ofEvents");
        setting.results().put(Spread.rounded((double) size.data() / stored), "bytesPerEvent", name, "data");
        setting.results().put(Spread.rounded((double) size.storage() / stored), "bytesPerEvent", name, "storage");
        setting.results().put(Spread.rounded((double) size.indexes() / stored), "bytesPerEvent", name, "indexes");
        setting.out()
                .printf(
                        "  %s: %,d events, each %s bytes of data (0: unknown), %s on disk and %s of indexes%n",
                        name,
                        stored,
                        Table.figure((double) size.data() / stored),
                        Table.figure((double) size.storage() / stored),
                        Table.figure((double) size.indexes() / stored));
    }

    private static LogReading rawCursor(CoopClaims.Opened store) {
        MongoCollection<RawBsonDocument> commits = store.database()
                .getCollection(MongoCommitLog.COLLECTION, RawBsonDocument.class)
                .withReadConcern(ReadConcern.MAJORITY);
        long events = 0;
        try (MongoCursor<RawBsonDocument> cursor = commits.find()
                .sort(new Document(CommitLayout.ID, 1))
                .batchSize(RAW_BATCH_DOCUMENTS)
                .cursor()) {
            while (cursor.hasNext()) {
                events += CommitLayout.countOf(cursor.next());
            }
        }
        return new LogReading(events, true, 0);
    }

    /** Reads the whole log repeatedly until the time is over. */
    private static double eventsPerSecond(Reader reader, long nanosWanted) {
        long start = System.nanoTime();
        long events = 0;
        do {
            events += reader.reading().apply(Long.MAX_VALUE).events();
        } while (System.nanoTime() - start < nanosWanted);
        return events / ((System.nanoTime() - start) / 1e9);
    }

    /** Reads a log from its start for a limited time, since reading slows down as it proceeds. */
    private double burst(Reader reader) {
        long start = System.nanoTime();
        LogReading reading =
                reader.reading().apply(start + setting.plan().burstReadLimit().toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        String peer = reader.name().replace(AFTER_BURST, "");
        setting.results()
                .put(reading.tokenBytes(), "tokenBytesOfPeers", peer + AFTER_BURST, Long.toString(reading.events()));
        setting.out()
                .printf(
                        "  %s: %,d events in %.1f s%s, its token then has %,d bytes%n",
                        reader.name(),
                        reading.events(),
                        seconds,
                        reading.atEnd() ? " to the end" : " (stopped)",
                        reading.tokenBytes());
        return reading.events() / seconds;
    }

    private List<String> peers() {
        return setting.peers().stream().map(Candidate::name).toList();
    }

    private static List<String> bursts() {
        return Setting.axonMongo().stream().map(name -> name + AFTER_BURST).toList();
    }

    private void print(Runs runs) {
        Table table = new Table(
                "reading the whole log with decoding: events/s, min / median / max",
                "",
                "events/s",
                "tail : it",
                "Axon : it");
        List<String> names = new ArrayList<>(List.of(RAW_CURSOR, TAIL, AXON));
        names.addAll(peers());
        names.addAll(bursts());
        names.retainAll(runs.contenders());
        for (String name : names) {
            table.row(
                    name,
                    Table.spread(runs.of(name)),
                    name.equals(TAIL) ? "" : Table.spread(runs.ratio(TAIL, name)),
                    name.equals(AXON) ? "" : Table.spread(runs.ratio(AXON, name)));
        }
        table.print(setting.out());
    }

    private void record(Runs runs) {
        Results results = setting.results();
        results.putRatio(runs.ratio(TAIL, RAW_CURSOR), "ratioToRawCursor", "read");
        results.putRatio(runs.ratioToBestOf(TAIL, peers()), "ratioToBestPeer", "read");
        results.putRatio(runs.ratioToBestOf(TAIL, bursts()), "ratioToAxonMongoAfterBurst", "read");
        results.putRatio(runs.ratio(AXON, RAW_CURSOR), "axonRatioToRawCursor", "read");
        results.putRatio(runs.ratioToBestOf(AXON, peers()), "axonRatioToBestPeer", "read");
        results.putRatio(runs.ratioToBestOf(AXON, bursts()), "axonRatioToAxonMongoAfterBurst", "read");
        results.putRuns(runs, "eventsPerSecond", "read");
        results.write();
    }
}
