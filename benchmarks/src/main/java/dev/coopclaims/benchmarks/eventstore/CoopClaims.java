package dev.coopclaims.benchmarks.eventstore;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.KeysAhead;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonMapper;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import dev.coopclaims.eventstore.sealing.FieldMarks;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.eventstore.sealing.MasterKeys;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * This project's event store, configured as its README says: with meters, the signal that wakes readers, and the watch
 * for other nodes' commits.
 */
final class CoopClaims implements Candidate {

    static final String NAME = "event-store";

    private static final Set<String> SEALED_FIELDS = Set.of("name", "remark");

    private static final StoredNames NAMES = StoredNames.builder()
            .register(ClaimNoted.class, "benchmark.ClaimNoted", "1")
            .build();
    private static final FieldMarks MARKS =
            component -> SEALED_FIELDS.contains(component.getName()) ? FieldMarks.STREAM : null;

    private final MongoServer server;
    private final boolean sealing;

    CoopClaims(MongoServer server) {
        this(server, false);
    }

    private CoopClaims(MongoServer server, boolean sealing) {
        this.server = server;
        this.sealing = sealing;
    }

    /** The same with two of the event's texts sealed, about a sixth of its bytes. */
    static CoopClaims sealing(MongoServer server) {
        return new CoopClaims(server, true);
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
        MasterKeys master = sealing ? MasterKeyRing.of(MasterKeyRing.newLine(1)) : null;
        SealedFields sealed = new SealedFields(database, master);
        MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(sealed.serializer())
                .snapshots(new SnapshotCollection(database))
                .build();
        SignalledEventStore store = SignalledEventStore.builder()
                .storageEngine(engine)
                .signal(signal)
                .build();
        CommitWatch watch = new CommitWatch(log, signal);
        meters.watch(watch);
        return new Opened(server, database, log, appender, engine, store, watch, sealed);
    }

    @Override
    public void close() {
        // The client belongs to the server.
    }

    /** The serializer of a store; keys known so far can be forgotten, as by a restart. */
    private static final class SealedFields {

        private final MongoDatabase database;
        private final @Nullable MasterKeys master;
        private BsonSerializer serializer;

        SealedFields(MongoDatabase database, @Nullable MasterKeys master) {
            this.database = database;
            this.master = master;
            this.serializer = fresh(database, master);
        }

        BsonSerializer serializer() {
            return serializer;
        }

        void forget() {
            serializer = fresh(database, master);
        }

        private static BsonSerializer fresh(MongoDatabase database, @Nullable MasterKeys master) {
            return new BsonSerializer(
                    JsonMapper.shared(),
                    NAMES,
                    master == null ? null : new FieldSealing(MARKS, StoredFieldKeys.open(database, master)));
        }
    }

    /** One log in a separate database. */
    static final class Opened extends AxonStore {

        private final MongoServer server;
        private final MongoDatabase database;
        private final MongoCommitLog log;
        private final Appender appender;
        private final SignalledEventStore store;
        private final CommitWatch watch;
        private final SealedFields sealed;

        private Opened(
                MongoServer server,
                MongoDatabase database,
                MongoCommitLog log,
                Appender appender,
                MongoEventStorageEngine engine,
                SignalledEventStore store,
                CommitWatch watch,
                SealedFields sealed) {
            super(engine);
            this.sealed = sealed;
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
                    KeysAhead.ofCommits(commits, sealed.serializer());
                    for (StoredCommit commit : commits) {
                        commit.events().forEach(this::decode);
                        events += commit.events().size();
                    }
                    if (System.nanoTime() > deadlineNanoTime) {
                        return new LogReading(events, false, 0);
                    }
                }
            }
            return new LogReading(events, true, 0);
        }

        /** What a restart forgets. */
        void forgetKeys() {
            sealed.forget();
        }

        private void decode(StoredEvent event) {
            BsonMapper mapper = sealed.serializer().mapper();
            ClaimNoted payload = mapper.fromBson(event.storedPayload(), ClaimNoted.class);
            Map<?, ?> meta = mapper.fromBson(event.meta(), Map.class);
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
