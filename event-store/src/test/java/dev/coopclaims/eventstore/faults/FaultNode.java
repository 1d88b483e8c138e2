package dev.coopclaims.eventstore.faults;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.ChangeStreamSignal;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import tools.jackson.databind.json.JsonMapper;

/** One command node on the replica set, put together as an application would; perhaps behind proxies. */
final class FaultNode implements AutoCloseable {

    static final String DATABASE = "faults";
    static final long APPEND_TIMEOUT_MILLIS = 4_000;

    private static final StoredNames NAMES = StoredNames.builder()
            .register(Writer.Wrote.class, "faults.Wrote", "1")
            .register(Filled.class, "faults.Filled", "1")
            .build();

    /** An event of any size. */
    record Filled(String text) {}

    private final String name;
    private final WritesInFlight writes = new WritesInFlight();
    private final MongoClient client;
    private final MongoCommitLog log;
    private final Appender appender;
    private final MongoEventStorageEngine engine;
    private final SignalledEventStore store;
    private final ChangeStreamSignal changes;

    /**
     * A node.
     *
     * @param name seen by the server as the application's name
     * @param options further ones for the URI
     * @param throughProxies whether every member is reached by its {@link TcpProxy}
     */
    FaultNode(String name, String uri, String options, boolean throughProxies, InstantSource clock) {
        this.name = name;
        String complete = uri + "&appName=" + name + options;
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(complete))
                .addCommandListener(writes);
        if (throughProxies) {
            settings.inetAddressResolver(host -> List.of(proxyAddress()));
        }
        this.client = MongoClients.create(settings.build());
        this.log = MongoCommitLog.open(client, complete, DATABASE);
        CommitSignal signal = new CommitSignal();
        this.appender = new Appender(
                log,
                AppenderSettings.DEFAULTS.withAppendTimeoutMillis(APPEND_TIMEOUT_MILLIS),
                EventStoreMeters.unregistered(),
                signal,
                clock);
        this.engine = engine(appender, client);
        this.store = SignalledEventStore.builder()
                .storageEngine(engine)
                .signal(signal)
                .build();
        this.changes = new ChangeStreamSignal(log, signal);
    }

    static MongoEventStorageEngine engine(Appender appender, MongoClient client) {
        return MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(new BsonSerializer(JsonMapper.shared(), NAMES))
                .snapshots(new SnapshotCollection(client.getDatabase(DATABASE)))
                .build();
    }

    /** One event that a commit can consist of. */
    static List<DomainEventMessage<?>> filled(String stream, long sequence, String text) {
        return List.of(new GenericDomainEventMessage<>("Faulted", stream, sequence, new Filled(text)));
    }

    private static InetAddress proxyAddress() throws UnknownHostException {
        return InetAddress.getByName(TcpProxy.ADDRESS);
    }

    String name() {
        return name;
    }

    WritesInFlight writes() {
        return writes;
    }

    MongoClient client() {
        return client;
    }

    MongoCommitLog log() {
        return log;
    }

    MongoEventStorageEngine engine() {
        return engine;
    }

    SignalledEventStore store() {
        return store;
    }

    /** Writes what is queued and accepts no more; readers go on. */
    void closeAppender() {
        appender.close();
    }

    @Override
    public void close() {
        store.shutDown();
        changes.close();
        appender.close();
        log.close();
        client.close();
    }
}
