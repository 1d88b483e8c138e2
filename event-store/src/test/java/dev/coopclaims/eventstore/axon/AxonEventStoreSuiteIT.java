package dev.coopclaims.eventstore.axon;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.RealMongod;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.json.JsonMapper;

/** Axon's published suite for its event store on our engine, with nothing overridden. */
class AxonEventStoreSuiteIT extends EmbeddedEventStoreTest {

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final String database = RealMongod.freshDatabase();
    private final Appender appender = Appender.startedOn(MongoCommitLog.open(client, RealMongod.uri(), database));

    @AfterEach
    void close() {
        appender.close();
        client.getDatabase(database).drop();
        client.close();
    }

    @Override
    public EventStorageEngine createStorageEngine() {
        return MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(new BsonSerializer(
                        JsonMapper.shared(),
                        StoredNames.builder()
                                .register(String.class, "axon.Text", null)
                                .build()))
                .snapshots(new SnapshotCollection(client.getDatabase(database)))
                .build();
    }
}
