package dev.coopclaims.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.RealMongod;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Upcasters, units of work and signals between nodes, on a real server. */
class EngineIT {

    record Renamed(String name) {}

    record RenamedBefore(String title) {}

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final String database = RealMongod.freshDatabase();
    private final MongoCommitLog log = MongoCommitLog.open(client, RealMongod.uri(), database);
    private final CommitSignal signal = new CommitSignal();
    private final Appender appender = new Appender(
            log, AppenderSettings.DEFAULTS, EventStoreMeters.unregistered(), signal, InstantSource.system());

    @AfterEach
    void close() {
        appender.close();
        client.getDatabase(database).drop();
        client.close();
    }

    private MongoEventStorageEngine engine(StoredNames names, EventUpcaster upcasters) {
        return MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(new BsonSerializer(JsonMapper.shared(), names))
                .snapshots(new SnapshotCollection(client.getDatabase(database)))
                .upcasterChain(upcasters)
                .build();
    }

    private MongoEventStorageEngine engine() {
        return engine(
                StoredNames.builder()
                        .register(Renamed.class, "test.Renamed", "2")
                        .build(),
                new EventUpcasterChain(new TitleBecomesName()));
    }

    @Test
    void an_older_revision_is_upcast_on_both_ways_of_reading() {
        engine(
                        StoredNames.builder()
                                .register(RenamedBefore.class, "test.Renamed", "1")
                                .build(),
                        new EventUpcasterChain())
                .appendEvents(new GenericDomainEventMessage<>("Test", "one", 0, new RenamedBefore("old")));
        MongoEventStorageEngine engine = engine();
        engine.appendEvents(new GenericDomainEventMessage<>("Test", "one", 1, new Renamed("new")));

        assertThat(engine.readEvents("one").asStream().<Object>map(message -> message.getPayload()))
                .containsExactly(new Renamed("old"), new Renamed("new"));
        assertThat(engine.readEvents(null, false).<Object>map(message -> message.getPayload()))
                .containsExactly(new Renamed("old"), new Renamed("new"));
    }

    @Test
    void a_unit_of_work_knows_its_position_once_it_commits() {
        SignalledEventStore store = SignalledEventStore.builder()
                .storageEngine(engine())
                .signal(signal)
                .build();
        AtomicReference<Appended> seen = new AtomicReference<>();
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("command"));
        unitOfWork.afterCommit(work -> AppendedPositions.lastOf(work).ifPresent(seen::set));
        store.publish(new GenericDomainEventMessage<>("Test", "one", 0, new Renamed("a")));
        store.publish(new GenericDomainEventMessage<>("Test", "two", 0, new Renamed("b")));
        assertThat(AppendedPositions.lastOf(unitOfWork)).isEmpty();
        unitOfWork.commit();

        assertThat(seen.get().lastPosition()).isEqualTo(1);
        assertThat(seen.get().lastSequenceOf("two")).hasValue(0);
        store.shutDown();
    }

    @Test
    void a_unit_of_work_that_appends_twice_is_refused_and_told_what_stays_stored() {
        SignalledEventStore store = SignalledEventStore.builder()
                .storageEngine(engine())
                .signal(signal)
                .build();
        store.subscribe(events -> {
            if (!events.getFirst().getMetaData().containsKey("echo")) {
                store.publish(new GenericDomainEventMessage<>("Test", "echo", 0, new Renamed("echo"))
                        .andMetaData(java.util.Map.of("echo", "yes")));
            }
        });
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("command"));
        store.publish(new GenericDomainEventMessage<>("Test", "one", 0, new Renamed("a")));

        assertThatThrownBy(unitOfWork::commit)
                .hasMessageContaining("second time")
                .isInstanceOfSatisfying(
                        SecondAppendException.class,
                        refused -> assertThat(refused.first().orElseThrow().lastPosition())
                                .isEqualTo(0));
        assertThat(log.tail().nextPosition())
                .as("what was appended first stays stored")
                .isEqualTo(1);
        store.shutDown();
    }

    @Test
    void another_node_is_woken() throws InterruptedException {
        CommitSignal elsewhere = new CommitSignal();
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(2);
        elsewhere.subscribe(() -> {
            opened.countDown();
            woken.countDown();
        });
        try (CommitWatch watching = new CommitWatch(log, elsewhere)) {
            assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();
            engine().appendEvents(new GenericDomainEventMessage<>("Test", "one", 0, new Renamed("a")));
            assertThat(woken.await(20, TimeUnit.SECONDS))
                    .as("woken by %s", watching)
                    .isTrue();
        }
    }

    /** Revision 1 had a title where revision 2 has a name. */
    private static final class TitleBecomesName extends SingleEventUpcaster {

        private static final SimpleSerializedType BEFORE = new SimpleSerializedType("test.Renamed", "1");

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(BEFORE);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("test.Renamed", "2"), JsonNode.class, payload -> {
                ObjectNode object = (ObjectNode) payload;
                object.set("name", object.remove("title"));
                return object;
            });
        }
    }
}
