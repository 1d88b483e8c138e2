package dev.coopclaims.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Streams on another node than the writing one are woken, whatever happens to the change stream. */
class WakingIT {

    record Noted(long number) {}

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String database = RealMongod.freshDatabase();
    private final String watchingUri = RealMongod.uri() + "&appName=" + database;
    private final MongoClient writingClient = MongoClients.create(RealMongod.uri());
    private final MongoClient watchingClient = MongoClients.create(watchingUri);
    private final CommitSignal signal = new CommitSignal();
    private final AtomicInteger signals = new AtomicInteger();
    private final Appender writer = Appender.startedOn(MongoCommitLog.open(writingClient, RealMongod.uri(), database));
    private final MongoCommitLog watchedLog = MongoCommitLog.open(watchingClient, watchingUri, database);
    private final Appender reader = new Appender(
            watchedLog, AppenderSettings.DEFAULTS, EventStoreMeters.unregistered(), signal, InstantSource.system());
    private long written;

    @AfterEach
    void close() {
        failPoint("{mode: 'off'}");
        writer.close();
        reader.close();
        writingClient.getDatabase(database).drop();
        writingClient.close();
        watchingClient.close();
    }

    @Test
    void a_change_stream_that_lost_its_history_opens_anew_and_nothing_is_missed() throws InterruptedException {
        signal.subscribe(signals::incrementAndGet);
        try (CommitWatch watching = new CommitWatch(watchedLog, signal);
                TrackingEventStream stream = store().openStream(null)) {
            assertThat(Await.until(LIMIT, () -> signals.get() > 0))
                    .as("%s", watching)
                    .isTrue();
            write();
            read(stream);
            assertThat(Await.until(LIMIT, () -> watching.mode() == CommitWatch.Mode.FOLLOWING))
                    .isTrue();
            Document set = failPoint("{mode: {times: 1}, data: {failCommands: ['getMore'], errorCode: 286, appName: '"
                    + database + "'}}");
            write();
            read(stream);
            writingClient
                    .getDatabase("admin")
                    .runCommand(new Document("waitForFailPoint", "failCommand")
                            .append(
                                    "timesEntered",
                                    set.get("count", Number.class).longValue() + 1)
                            .append("maxTimeMS", LIMIT.toMillis()));
            write();
            read(stream);
        }
    }

    @Test
    void an_idle_stream_asks_the_server_nothing() throws InterruptedException {
        try (TrackingEventStream stream = store().openStream(null)) {
            assertThat(stream.hasNextAvailable()).isFalse();
            long before = finds();
            assertThat(stream.hasNextAvailable(300, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(stream.hasNextAvailable(300, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(finds()).isEqualTo(before);
        }
    }

    private long finds() {
        return writingClient
                .getDatabase("admin")
                .runCommand(new Document("top", 1))
                .get("totals", Document.class)
                .get(database + "." + MongoCommitLog.COLLECTION, Document.class)
                .get("queries", Document.class)
                .get("count", Number.class)
                .longValue();
    }

    /** Reads everything that was written so far. */
    private void read(TrackingEventStream stream) throws InterruptedException {
        while (true) {
            if (stream.hasNextAvailable()) {
                last = ((Noted) stream.nextAvailable().getPayload()).number();
            } else if (last + 1 == written) {
                return;
            } else {
                assertThat(stream.hasNextAvailable((int) LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            }
        }
    }

    private long last = -1;

    private void write() {
        engine(writer).appendEvents(new GenericDomainEventMessage<>("Test", "one", written, new Noted(written)));
        written++;
    }

    private SignalledEventStore store() {
        return SignalledEventStore.builder()
                .storageEngine(engine(reader))
                .signal(signal)
                .pollMillis(600_000)
                .build();
    }

    private MongoEventStorageEngine engine(Appender appender) {
        return MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(new BsonSerializer(
                        JsonMapper.shared(),
                        StoredNames.builder()
                                .register(Noted.class, "test.Noted", "1")
                                .build()))
                .snapshots(new SnapshotCollection(writingClient.getDatabase(database)))
                .build();
    }

    private Document failPoint(String settings) {
        Document command = new Document("configureFailPoint", "failCommand");
        command.putAll(Document.parse(settings));
        return writingClient.getDatabase("admin").runCommand(command);
    }
}
