package dev.coopclaims.eventstore.axon;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.RealMongod;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;

/** Axon's published suite for engines, with nothing overridden. */
class AxonEngineSuiteIT
        extends AbstractEventStorageEngineTest<MongoEventStorageEngine, MongoEventStorageEngine.Builder> {

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final String database = RealMongod.freshDatabase();
    private final Appender appender = Appender.startedOn(MongoCommitLog.open(client, RealMongod.uri(), database));

    @BeforeEach
    void useEngine() {
        setTestSubject(createEngine());
    }

    @AfterEach
    void close() {
        appender.close();
        client.getDatabase(database).drop();
        client.close();
    }

    @Override
    protected MongoEventStorageEngine createEngine(UnaryOperator<MongoEventStorageEngine.Builder> customization) {
        return customization
                .apply(MongoEventStorageEngine.builder()
                        .appender(appender)
                        .serializer(new BsonSerializer(
                                JsonMapper.shared(),
                                StoredNames.builder()
                                        .register(String.class, "axon.Text", null)
                                        .build()))
                        .snapshots(new SnapshotCollection(client.getDatabase(database)))
                        .tokenTime(TokenTime.OCCURRED_AT))
                .build();
    }
}
