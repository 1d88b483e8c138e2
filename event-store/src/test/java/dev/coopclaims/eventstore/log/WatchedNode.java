package dev.coopclaims.eventstore.log;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import tools.jackson.databind.json.JsonMapper;

/** A node that writes, watches and reads, its watching over a client of its own, so that its commands can be counted. */
final class WatchedNode implements AutoCloseable {

    /** So slow that only a signal can wake a stream. */
    private static final long HARDLY_EVER_MILLIS = 3_600_000;

    record Noted(long number) {}

    private final MongoClient client;
    private final MongoClient watchingClient;
    private final Map<String, AtomicLong> commands = new ConcurrentHashMap<>();
    private volatile Consumer<String> beforeCommand = command -> {};
    private final CommitSignal signal = new CommitSignal();
    private final MongoCommitLog log;
    private final Appender appender;
    private final MongoEventStorageEngine engine;
    private final SignalledEventStore store;
    private final CommitWatch watch;

    WatchedNode(String uri, String database, WatchSettings settings) {
        this.client = MongoClients.create(uri);
        this.watchingClient = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.computeIfAbsent(event.getCommandName(), name -> new AtomicLong())
                                .incrementAndGet();
                        beforeCommand.accept(event.getCommandName());
                    }
                })
                .build());
        this.log = MongoCommitLog.open(client, uri, database);
        MongoCommitLog watched = MongoCommitLog.open(watchingClient, uri, database);
        this.appender = new Appender(
                log, AppenderSettings.DEFAULTS, EventStoreMeters.unregistered(), signal, InstantSource.system());
        this.engine = MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(new BsonSerializer(
                        JsonMapper.shared(),
                        StoredNames.builder()
                                .register(Noted.class, "test.Noted", "1")
                                .build()))
                .snapshots(new SnapshotCollection(client.getDatabase(database)))
                .build();
        this.store = SignalledEventStore.builder()
                .storageEngine(engine)
                .signal(signal)
                .pollMillis(HARDLY_EVER_MILLIS)
                .build();
        commands.clear();
        this.watch = new CommitWatch(watched, signal, settings);
    }

    /** One event of a new stream. */
    void write(long number) {
        engine.appendEvents(
                new GenericDomainEventMessage<>("Test", UUID.randomUUID().toString(), 0, new Noted(number)));
    }

    TrackingEventStream openStream() {
        return store.openStream(null);
    }

    MongoCommitLog log() {
        return log;
    }

    CommitSignal signal() {
        return signal;
    }

    CommitWatch watch() {
        return watch;
    }

    /** Called in the watch's thread before each of its commands is sent. */
    void beforeCommand(Consumer<String> hook) {
        beforeCommand = hook;
    }

    /** How often the watch has sent a command. */
    long sent(String command) {
        AtomicLong count = commands.get(command);
        return count == null ? 0 : count.get();
    }

    /** All that it has sent. */
    Map<String, AtomicLong> sent() {
        return commands;
    }

    @Override
    public void close() {
        store.shutDown();
        watch.close();
        appender.close();
        watchingClient.close();
        client.close();
    }
}
