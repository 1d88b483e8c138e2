package dev.coopclaims.eventstore.faults;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
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
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.Await;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import tools.jackson.databind.json.JsonMapper;

/** One command node on the replica set, put together as an application would; perhaps behind proxies. */
final class FaultNode implements AutoCloseable {

    static final String DATABASE = "faults";
    static final long APPEND_TIMEOUT_MILLIS = 4_000;
    /** After so long an impatient node gives a request up, which the server may still execute. */
    static final long IMPATIENT_NANOS = 500_000_000;

    private static final Duration OPEN_WITHIN = Duration.ofSeconds(30);

    private static final StoredNames NAMES = StoredNames.builder()
            .register(Writer.Wrote.class, "faults.Wrote", "1")
            .register(Filled.class, "faults.Filled", "1")
            .build();

    /** An event of any size. */
    record Filled(String text) {}

    private final String name;
    private final WritesInFlight writes = new WritesInFlight();
    private final MongoClient client;
    private final MongoClient writing;
    private final MongoCommitLog log;
    private final Appender appender;
    private final MongoEventStorageEngine engine;
    private final SignalledEventStore store;
    private final CommitWatch changes;

    /**
     * A node.
     *
     * @param name seen by the server as the application's name
     * @param options further ones for the URI
     * @param throughProxies whether every member is reached by its {@link TcpProxy}
     * @param impatient whether its appender and streams give each request up after half a second
     */
    FaultNode(String name, String uri, String options, boolean throughProxies, boolean impatient, InstantSource clock) {
        this.name = name;
        String complete = uri + "&appName=" + name + options;
        this.client = connected(complete, throughProxies);
        this.log = MongoCommitLog.open(client, complete, DATABASE);
        String writingUri = complete + (impatient ? "&timeoutMS=" + IMPATIENT_NANOS / 1_000_000 : "");
        this.writing = impatient ? connected(writingUri, throughProxies) : client;
        CommitSignal signal = new CommitSignal();
        this.appender = new Appender(
                impatient ? opened(writing, writingUri) : log,
                AppenderSettings.DEFAULTS.withAppendTimeoutMillis(APPEND_TIMEOUT_MILLIS),
                EventStoreMeters.unregistered(),
                signal,
                clock);
        this.engine = engine(appender, client);
        this.store = SignalledEventStore.builder()
                .storageEngine(engine)
                .signal(signal)
                .build();
        this.changes = new CommitWatch(log, signal);
    }

    /** A node with a patient client, the system's clock and no options. */
    FaultNode(String name, String uri, boolean throughProxies) {
        this(name, uri, "", throughProxies, false, InstantSource.system());
    }

    private MongoClient connected(String complete, boolean throughProxies) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(complete))
                .addCommandListener(writes);
        if (throughProxies) {
            settings.inetAddressResolver(host -> List.of(proxyAddress()));
        }
        return MongoClients.create(settings.build());
    }

    /** Half a second may be too short while everything starts. */
    private static MongoCommitLog opened(MongoClient impatient, String uri) {
        AtomicReference<MongoCommitLog> opened = new AtomicReference<>();
        Await.until(OPEN_WITHIN, () -> {
            try {
                opened.set(MongoCommitLog.open(impatient, uri, DATABASE));
                return true;
            } catch (MongoException e) {
                return false;
            }
        });
        return Objects.requireNonNull(opened.get(), "the log could not be opened within " + OPEN_WITHIN);
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
        writing.close();
        client.close();
    }
}
