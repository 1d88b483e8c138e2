package dev.coopclaims.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.RealMongod;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Who follows the log gets what this node has just stored without waiting for the database. */
class FollowingOwnCommitsIT {

    record Noted(long number) {}

    private final AtomicInteger reads = new AtomicInteger();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(RealMongod.uri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (List.of("find", "aggregate").contains(event.getCommandName())) {
                        reads.incrementAndGet();
                    }
                }
            })
            .build());
    private final String database = RealMongod.freshDatabase();
    private final Appender appender = new Appender(
            MongoCommitLog.open(client, RealMongod.uri(), database),
            AppenderSettings.DEFAULTS,
            EventStoreMeters.unregistered(),
            new CommitSignal(),
            InstantSource.system());
    private final MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
            .appender(appender)
            .serializer(new BsonSerializer(
                    JsonMapper.shared(),
                    StoredNames.builder()
                            .register(Noted.class, "test.Noted", "1")
                            .build()))
            .snapshots(new SnapshotCollection(client.getDatabase(database)))
            .build();
    private long written;

    @AfterEach
    void close() {
        appender.close();
        client.getDatabase(database).drop();
        client.close();
    }

    @Test
    void what_was_stored_here_is_handed_out_before_the_database_is_asked_for_more() {
        LogReader reader = engine.reader(0);
        write(1);
        assertThat(numbers(reader)).containsExactly(0L);
        for (int round = 0; round < 10; round++) {
            write(3);
            int before = reads.get();

            assertThat(numbers(reader)).containsExactly(written - 3, written - 2, written - 1);

            assertThat(reads.get() - before).as("reads in round %d", round).isZero();
        }
        int before = reads.get();
        assertThat(numbers(reader)).isEmpty();
        assertThat(reads.get() - before).as("who found nothing asks the log").isPositive();
    }

    private void write(int events) {
        for (int i = 0; i < events; i++) {
            engine.appendEvents(new GenericDomainEventMessage<>("Test", "one", written, new Noted(written)));
            written++;
        }
    }

    private static List<Long> numbers(LogReader reader) {
        return reader.next(1_000, Long.MAX_VALUE).stream()
                .map(EventMessage::getPayload)
                .map(noted -> ((Noted) noted).number())
                .toList();
    }
}
