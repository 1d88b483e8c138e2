package dev.coopclaims.benchmarks.eventstore;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** This project's event store, put together as its README says. */
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
        CommitLog log = MongoCommitLog.open(server.client(), server.uri(), database.getName());
        return new Opened(server, database, log, Appender.startedOn(log));
    }

    @Override
    public void close() {
        // The client belongs to the server.
    }

    /** One log in a database of its own. */
    static final class Opened extends AxonStore {

        private final MongoServer server;
        private final MongoDatabase database;
        private final CommitLog log;
        private final Appender appender;

        private Opened(MongoServer server, MongoDatabase database, CommitLog log, Appender appender) {
            super(MongoEventStorageEngine.builder()
                    .appender(appender)
                    .serializer(SERIALIZER)
                    .snapshots(new SnapshotCollection(database))
                    .build());
            this.server = server;
            this.database = database;
            this.log = log;
            this.appender = appender;
        }

        MongoDatabase database() {
            return database;
        }

        /** Reads the whole log as rebuilds do: the raw tail fetches in a second thread, the caller decodes. */
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
            appender.close();
            try {
                log.close();
            } catch (Exception e) {
                throw new IllegalStateException("The log could not be closed", e);
            }
            database.drop();
        }
    }
}
