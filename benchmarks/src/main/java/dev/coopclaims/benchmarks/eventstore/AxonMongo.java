package dev.coopclaims.benchmarks.eventstore;

import com.mongodb.client.MongoDatabase;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.StorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentpercommit.DocumentPerCommitStorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentperevent.DocumentPerEventStorageStrategy;
import org.bson.Document;

/**
 * Axon's Mongo extension with one of its two storage strategies and default settings, except that it reads 1,000 events
 * at a time.
 */
final class AxonMongo implements Candidate {

    private static final String EVENTS = "domainevents";
    private static final int BATCH_EVENTS = 1_000;

    /** The extension's two ways to store. */
    enum Strategy {
        PER_EVENT,
        PER_COMMIT;

        private StorageStrategy create() {
            return switch (this) {
                case PER_EVENT -> new DocumentPerEventStorageStrategy();
                case PER_COMMIT -> new DocumentPerCommitStorageStrategy();
            };
        }
    }

    private final MongoServer server;
    private final Strategy strategy;

    AxonMongo(MongoServer server, Strategy strategy) {
        this.server = server;
        this.strategy = strategy;
    }

    static String name(Strategy strategy) {
        return switch (strategy) {
            case PER_EVENT -> "axon-mongo-per-event";
            case PER_COMMIT -> "axon-mongo-per-commit";
        };
    }

    @Override
    public String name() {
        return name(strategy);
    }

    @Override
    public AxonStore openEmpty() {
        return new Opened(server.freshDatabase());
    }

    @Override
    public void close() {
        // The client belongs to the server.
    }

    private final class Opened extends AxonStore {

        private final MongoDatabase database;

        Opened(MongoDatabase database) {
            super(MongoEventStorageEngine.builder()
                    .mongoTemplate(DefaultMongoTemplate.builder()
                            .mongoDatabase(database)
                            .domainEventsCollectionName(EVENTS)
                            .build())
                    .storageStrategy(strategy.create())
                    .eventSerializer(JSON)
                    .snapshotSerializer(JSON)
                    .batchSize(BATCH_EVENTS)
                    .build());
            this.database = database;
        }

        @Override
        public long storedEvents() {
            return switch (strategy) {
                case PER_EVENT -> database.getCollection(EVENTS).countDocuments();
                case PER_COMMIT -> MongoServer.sum(database, EVENTS, new Document("$size", "$events"));
            };
        }

        @Override
        public StoreSize size() {
            return server.sizeOf(database, EVENTS);
        }

        @Override
        public void close() {
            database.drop();
        }
    }
}
