package dev.coopclaims.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.RealMongod;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.snapshotting.RevisionSnapshotFilter;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.saga.repository.MongoSagaStore;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.serialization.SerializationException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What Axon keeps beside the log: snapshots of a form that may be outdated, and the Mongo extension's sagas. */
class SnapshotsAndSagasIT {

    record Opened(String owner) {}

    record AccountState(long balance) {}

    record Transfer(String from, String to) {}

    private static final StoredNames NAMES = StoredNames.builder()
            .register(Opened.class, "bank.Opened", "1")
            .register(AccountState.class, "bank.AccountState", "2")
            .register(Transfer.class, "bank.Transfer", null)
            .build();

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final String database = RealMongod.freshDatabase();
    private final Appender appender = Appender.startedOn(MongoCommitLog.open(client, RealMongod.uri(), database));
    private final BsonSerializer serializer = new BsonSerializer(JsonMapper.shared(), NAMES);

    @AfterEach
    void close() {
        appender.close();
        client.getDatabase(database).drop();
        client.close();
    }

    private MongoEventStorageEngine engine(String snapshotRevision) {
        return MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(serializer)
                .snapshots(new SnapshotCollection(client.getDatabase(database)))
                .snapshotFilter(RevisionSnapshotFilter.builder()
                        .type("Account")
                        .revision(snapshotRevision)
                        .build())
                .build();
    }

    @Test
    void a_snapshot_of_another_revision_is_left_aside() {
        MongoEventStorageEngine engine = engine("2");
        engine.appendEvents(new GenericDomainEventMessage<>("Account", "one", 0, new Opened("Maria")));
        engine.storeSnapshot(new GenericDomainEventMessage<>("Account", "one", 0, new AccountState(100)));

        assertThat(engine.readSnapshot("one"))
                .hasValueSatisfying(
                        snapshot -> assertThat(snapshot.getPayload()).isEqualTo(new AccountState(100)));
        assertThat(engine("3").readSnapshot("one")).isEmpty();
    }

    @Test
    void a_payload_that_does_not_fit_its_class_says_what_it_was_stored_as() {
        MongoEventStorageEngine engine = engine("2");
        engine.appendEvents(new GenericDomainEventMessage<>("Account", "one", 0, new Opened("Maria")));
        client.getDatabase(database)
                .getCollection(MongoCommitLog.COLLECTION)
                .updateOne(
                        Filters.eq("_id", 0L),
                        Updates.set("events.0.payload", new Document("owner", new Document("not", "a text"))));

        assertThatThrownBy(() -> engine.readEvents("one").next().getPayload())
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining("Cannot read what is stored as SimpleSerializedType[bank.Opened]");
    }

    /** The way that the README shows. */
    @Test
    void the_extensions_saga_store_works_beside_this_store() {
        MongoSagaStore sagas = MongoSagaStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, database)
                        .build())
                .serializer(serializer)
                .build();
        AssociationValue from = new AssociationValue("account", "one");
        AssociationValue to = new AssociationValue("account", "two");

        sagas.insertSaga(Transfer.class, "saga-1", new Transfer("one", "two"), Set.of(from));
        assertThat(sagas.findSagas(Transfer.class, from)).containsExactly("saga-1");
        AssociationValuesImpl associations = new AssociationValuesImpl(Set.of(from));
        associations.add(to);
        sagas.updateSaga(Transfer.class, "saga-1", new Transfer("one", "three"), associations);

        assertThat(sagas.loadSaga(Transfer.class, "saga-1").saga()).isEqualTo(new Transfer("one", "three"));
        assertThat(sagas.findSagas(Transfer.class, to)).containsExactly("saga-1");
        sagas.deleteSaga(Transfer.class, "saga-1", Set.of(from, to));
        assertThat(sagas.findSagas(Transfer.class, from)).isEmpty();
    }
}
