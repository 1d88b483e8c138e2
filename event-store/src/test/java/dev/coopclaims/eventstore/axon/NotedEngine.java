package dev.coopclaims.eventstore.axon;

import com.mongodb.client.MongoClient;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import tools.jackson.databind.json.JsonMapper;

/** An engine with a single type of event, for tests that are not about events. */
public final class NotedEngine {

    /** The event. */
    public record Noted(String text) {}

    private NotedEngine() {}

    /** @param database of the snapshots */
    public static MongoEventStorageEngine of(Appender appender, MongoClient client, String database) {
        return MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(new BsonSerializer(
                        JsonMapper.shared(),
                        StoredNames.builder()
                                .register(Noted.class, "test.Noted", "1")
                                .build()))
                .snapshots(new SnapshotCollection(client.getDatabase(database)))
                .build();
    }
}
