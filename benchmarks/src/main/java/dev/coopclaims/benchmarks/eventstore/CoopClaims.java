package dev.coopclaims.benchmarks.eventstore;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.TrackingEventStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * This project's event store, configured as its README says: with meters, the signal that wakes readers, and the watch
 * for other nodes' commits.
 */
final class CoopClaims implements Candidate {

    static final String NAME = "event-store";

    private static final BsonSerializer SERIALIZER = new BsonSerializer(
            JsonMapper.shared(),
            StoredNames.builder()
                    .register(ClaimNoted.class, "benchmark.ClaimNoted", "1")
                    .build());

    private final MongoServer server;

    CoopClaims(MongoServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Opened openEmpty() {
        MongoDatabase database = server.freshDatabase();
        MongoCommitLog log = MongoCommitLog.open(server.client(), server.uri(), database.getName());
        CommitSignal signal = new CommitSignal();
        EventStoreMeters meters = new EventStoreMeters(new SimpleMeterRegistry());
        Appender appender = new Appender(log, AppenderSettings.DEFAULTS, meters, signal, InstantSource.system());
        MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(SERIALIZER)
                .snapshots(new SnapshotCollection(database))
                .build();
        SignalledEventStore store = SignalledEventStore.builder()
                .storageEngine(engine)
                .signal(signal)
                .build();
        CommitWatch watch = new CommitWatch(log, signal);
        meters.watch(watch);
        return new Opened(server, database, log, appender, engine, store, watch);
    }

    @Override
    public void close() {
        // The client belongs to the server.
    }

    /** One log in a separate database. */
    static final class Opened extends AxonStore {

        private final MongoServer server;
        private final MongoDatabase database;
        private final MongoCommitLog log;
        private final Appender appender;
        private final SignalledEventStore store;
        private final CommitWatch watch;

        private Opened(
                MongoServer server,
                MongoDatabase database,
                MongoCommitLog log,
                Appender appender,
                MongoEventStorageEngine engine,
                SignalledEventStore store,
                CommitWatch watch) {
            super(engine);
            this.server = server;
            this.database = database;
            this.log = log;
            this.appender = appender;
            this.store = store;
            this.watch = watch;
        }

        /** The log from its start, read as a processor does and woken by the signal. */
        @SuppressWarnings("NullAway") // null is Axon's token before the first event
        TrackingEventStream openStream() {
            return store.openStream(null);
        }

        MongoDatabase database() {
            return database;
        }

        /** Reads the whole log like a rebuild: the raw tail fetches in a second thread, and the caller decodes. */
        LogReading readTail(long deadlineNanoTime) {
            long events = 0;
            try (CommitTail tail = new CommitTail(log, 0)) {
                for (List<StoredCommit> commits = tail.next(); !commits.isEmpty(); commits = tail.next()) {
                    for (StoredCommit commit : commits) {
                        commit.events().forEach(Opened::decode);
                        events += commit.events().size();
                    }
                    if (System.nanoTime() > deadlineNanoTime) {
                        return new LogReading(events, false, 0);
                    }
                }
            }
            return new LogReading(events, true, 0);
        }

        private static void decode(StoredEvent event) {
            ClaimNoted payload = SERIALIZER.mapper().fromBson(event.payload(), ClaimNoted.class);
            Map<?, ?> meta = SERIALIZER.mapper().fromBson(event.meta(), Map.class);
            if (payload.claim().isEmpty() || meta.size() < 3) {
                throw new IllegalStateException("An event came back as something else: " + event);
            }
        }

        /** Throws unless the log is dense up to its tail. */
        @Override
        public long storedEvents() {
            long stored = MongoServer.sum(database, MongoCommitLog.COLLECTION, "$n");
            long tail = log.tail().nextPosition();
            if (stored != tail) {
                throw new IllegalStateException("The log holds " + stored + " events and ends at position " + tail);
            }
            return stored;
        }

        @Override
        public StoreSize size() {
            return server.sizeOf(database, MongoCommitLog.COLLECTION);
        }

        @Override
        public void close() {
            store.shutDown();
            watch.close();
            appender.close();
            log.close();
            database.drop();
        }
    }
}
