package dev.coopclaims.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.axon.AppendedPositions;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import tools.jackson.databind.json.JsonMapper;

/** A process of its own: appends commits of two events and prints each stream before it asks, and with its position. */
final class AppendsUntilKilled {
    static final String DATABASE = "appended";
    static final int THREADS = 8;

    record Noted(String text) {}

    private AppendsUntilKilled() {}

    public static void main(String[] args) {
        EmbeddedServer server = EmbeddedServer.open(Path.of(args[0]));
        MongoClient client = MongoClients.create(server.uri());
        MongoEventStorageEngine engine = engine(client, EmbeddedCommitLog.open(client, DATABASE));
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = args[1] + "-" + thread + "-";
            Thread.ofPlatform().start(() -> {
                for (int n = 0; ; n++) {
                    say("? " + prefix + n + " .");
                    say("! " + prefix + n + " " + append(engine, prefix + n) + " .");
                }
            });
        }
    }

    static MongoEventStorageEngine engine(MongoClient client, EmbeddedCommitLog log) {
        return MongoEventStorageEngine.builder()
                .appender(Appender.startedOn(log))
                .serializer(new BsonSerializer(
                        JsonMapper.shared(),
                        StoredNames.builder()
                                .register(Noted.class, "killed.Noted", "1")
                                .build()))
                .snapshots(new SnapshotCollection(client.getDatabase(DATABASE)))
                .build();
    }

    /** Begins a stream with two events in one commit, and says where it stands. */
    static long append(MongoEventStorageEngine engine, String stream) {
        List<DomainEventMessage<?>> events = List.of(
                new GenericDomainEventMessage<>("Killed", stream, 0, new Noted("first")),
                new GenericDomainEventMessage<>("Killed", stream, 1, new Noted("second")));
        Appended appended = AppendedPositions.during(() -> {
                    engine.appendEvents(events);
                    return true;
                })
                .appended();
        return Objects.requireNonNull(appended).firstPosition();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
