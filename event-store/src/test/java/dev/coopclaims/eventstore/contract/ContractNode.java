package dev.coopclaims.eventstore.contract;

import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.append.StreamHeads;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitSignal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import tools.jackson.databind.json.JsonMapper;

/** One node on a server: log, appender, engine and store, as an application would put them together. */
public final class ContractNode implements AutoCloseable {

    /** The event of the suite. */
    public record Noted(String text, long number) {}

    /** An event that holds whatever it is given. */
    public record Nested(Map<String, Object> tree) {}

    /** An event that a node with {@link #NAMES} does not know. */
    public record Unheard(String text) {}

    static final StoredNames NAMES = StoredNames.builder()
            .register(Noted.class, "contract.Noted", "1")
            .register(Nested.class, "contract.Nested", "1")
            .build();
    static final StoredNames NEWER_NAMES = StoredNames.builder()
            .register(Noted.class, "contract.Noted", "1")
            .register(Unheard.class, "contract.Unheard", "1")
            .build();

    private final CommitSignal signal = new CommitSignal();
    private final CommitLog log;
    private final Appender appender;
    private final MongoEventStorageEngine engine;
    private final SignalledEventStore store;

    ContractNode(
            ContractServer server, StoredNames names, UnaryOperator<AppenderSettings> settings, InstantSource clock) {
        this.log = server.openLog();
        this.appender = new Appender(
                log, settings.apply(AppenderSettings.DEFAULTS), EventStoreMeters.unregistered(), signal, clock);
        this.engine = MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(new BsonSerializer(JsonMapper.shared(), names))
                .snapshots(new SnapshotCollection(server.database()))
                .build();
        this.store = SignalledEventStore.builder()
                .storageEngine(engine)
                .signal(signal)
                .pollMillis(100)
                .build();
    }

    StreamHeads heads() {
        return appender.heads();
    }

    CommitLog log() {
        return log;
    }

    MongoEventStorageEngine engine() {
        return engine;
    }

    SignalledEventStore store() {
        return store;
    }

    /** Appends events of one stream in one commit, numbered by their sequence. */
    void append(String stream, long first, int count) {
        engine.appendEvents(noted(stream, first, count));
    }

    void append(List<? extends EventMessage<?>> events) {
        engine.appendEvents(events);
    }

    static List<DomainEventMessage<?>> noted(String stream, long first, int count) {
        return IntStream.range(0, count)
                .<DomainEventMessage<?>>mapToObj(i -> event(stream, first + i, new Noted("of " + stream, first + i)))
                .toList();
    }

    static <T> DomainEventMessage<T> event(String stream, long sequence, T payload) {
        return new GenericDomainEventMessage<>("Contract", stream, sequence, payload);
    }

    @Override
    public void close() {
        store.shutDown();
        appender.close();
        log.close();
    }
}
