package dev.coopclaims.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ClusteredIndexOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.LogIdentity;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.token.PositionTokenStore;
import dev.coopclaims.eventstore.token.TokenClock;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log is restored from a backup that is older than what a view has seen, as the README says and otherwise: nothing is
 * skipped in silence.
 */
class RestoredBackupIT {

    private static final String VIEW = "view";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration CLAIM = Duration.ofSeconds(10);
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int IN_THE_BACKUP = 5;

    record Noted(String text) {}

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final String name = RealMongod.freshDatabase();
    private final MongoDatabase database = client.getDatabase(name);
    private final Map<String, List<RawBsonDocument>> backup = new HashMap<>();

    /** A view has seen ten events; the backup has five of them. */
    @BeforeEach
    void backUp() {
        append("before", IN_THE_BACKUP);
        for (String collection : List.of(MongoCommitLog.COLLECTION, LogIdentity.COLLECTION)) {
            backup.put(
                    collection,
                    database.getCollection(collection, RawBsonDocument.class)
                            .find()
                            .into(new ArrayList<>()));
        }
        append("lost", 5);
        PositionTokenStore tokens = tokens();
        tokens.initializeTokenSegments(VIEW, 1);
        tokens.fetchToken(VIEW, 0);
        tokens.storeToken(new GlobalSequenceTrackingToken(9), VIEW, 0);
        tokens.releaseClaim(VIEW, 0);
    }

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }

    @Test
    void as_long_as_the_restored_log_is_shorter_a_reader_is_told_so() {
        restore();

        TrackingToken token = Objects.requireNonNull(tokens().fetchToken(VIEW, 0));
        LogSpliterator reader = new LogSpliterator(
                open(), EventStoreMeters.unregistered(), token.position().orElseThrow() + 1, 100, PATIENCE_NANOS);

        assertThatIllegalStateException()
                .isThrownBy(() -> Await.until(LIMIT, () -> reader.tryAdvance(event -> {})))
                .withMessageContaining("position is 9")
                .withMessageContaining("at 4")
                .withMessageContaining("restored from an older backup");
    }

    /** Who does as the README says is told in time, though the log has grown past the position again. */
    @Test
    void with_a_new_identity_every_position_is_refused_until_its_reader_begins_anew() {
        String before = open().id();
        restore();
        database.getCollection(LogIdentity.COLLECTION).deleteMany(Filters.empty());
        append("after", 10);

        assertThat(open().id()).isNotEqualTo(before);
        assertThatIllegalStateException()
                .isThrownBy(() -> tokens().fetchToken(VIEW, 0))
                .withMessageContaining("restored or replaced")
                .withMessageContaining("Delete the processor's positions");

        database.getCollection(PositionTokenStore.COLLECTION).deleteMany(Filters.empty());
        PositionTokenStore anew = tokens();
        anew.initializeTokenSegments(VIEW, 1);
        assertThat(anew.fetchToken(VIEW, 0)).isNull();
        List<String> read = new ArrayList<>();
        try (Appender appender = Appender.startedOn(open())) {
            engine(appender).readEvents(null, false).forEach(event -> read.add(((Noted) event.getPayload()).text()));
        }
        assertThat(read)
                .containsExactlyElementsOf(IntStream.range(0, IN_THE_BACKUP + 10)
                        .mapToObj(i -> i < IN_THE_BACKUP ? "before-" + i : "after-" + (i - IN_THE_BACKUP))
                        .toList());
    }

    /** As mongorestore does: collection, index, documents. */
    private void restore() {
        database.getCollection(MongoCommitLog.COLLECTION).drop();
        database.getCollection(LogIdentity.COLLECTION).drop();
        database.createCollection(
                MongoCommitLog.COLLECTION,
                new CreateCollectionOptions()
                        .clusteredIndexOptions(new ClusteredIndexOptions(new Document("_id", 1), true)));
        database.getCollection(MongoCommitLog.COLLECTION)
                .createIndex(
                        Indexes.ascending("streams.id", "streams.first"),
                        new IndexOptions().unique(true).name(CommitLayout.SEQUENCE_INDEX));
        backup.forEach((collection, documents) ->
                database.getCollection(collection, RawBsonDocument.class).insertMany(documents));
        assertThat(open().tail().nextPosition()).isEqualTo(IN_THE_BACKUP);
    }

    private void append(String text, int events) {
        try (Appender appender = Appender.startedOn(open())) {
            for (int event = 0; event < events; event++) {
                engine(appender)
                        .appendEvents(new GenericDomainEventMessage<>(
                                "Test", text + "-" + event, 0, new Noted(text + "-" + event)));
            }
        }
    }

    private MongoCommitLog open() {
        return MongoCommitLog.open(client, RealMongod.uri(), name);
    }

    private PositionTokenStore tokens() {
        return new PositionTokenStore(database, open().id(), "node", CLAIM, TokenClock.SERVER);
    }

    private MongoEventStorageEngine engine(Appender appender) {
        return MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(new BsonSerializer(
                        JsonMapper.shared(),
                        StoredNames.builder()
                                .register(Noted.class, "test.Noted", "1")
                                .build()))
                .snapshots(new SnapshotCollection(database))
                .build();
    }
}
