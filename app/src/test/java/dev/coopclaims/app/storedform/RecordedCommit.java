package dev.coopclaims.app.storedform;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitPage;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.Tail;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.kernel.DomainEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.bson.RawBsonDocument;

/** The bytes that the real engine and appender send to the server for one event, caught at the port to it. */
final class RecordedCommit {
    private static final Instant RECORDED_AT = Instant.parse("2026-11-20T08:00:00Z");

    /** The id of the event in each. */
    static final String EVENT_ID = "018f0000-0000-7000-8000-0000000000ee";

    private RecordedCommit() {}

    static RawBsonDocument of(
            StoredNames names,
            FieldSealing sealing,
            String type,
            String stream,
            DomainEvent event,
            Map<String, String> meta,
            Instant occurredAt) {
        CatchingLog log = new CatchingLog();
        Appender appender = new Appender(
                log, AppenderSettings.DEFAULTS, EventStoreMeters.unregistered(), new CommitSignal(), () -> RECORDED_AT);
        // Snapshots need a database handle; nothing here ever asks it anything.
        try (appender;
                MongoClient unused = MongoClients.create("mongodb://127.0.0.1:1")) {
            MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
                    .appender(appender)
                    .serializer(new BsonSerializer(EventJson.mapper(), names, sealing))
                    .snapshots(new SnapshotCollection(unused.getDatabase("none")))
                    .build();
            engine.appendEvents(
                    new GenericDomainEventMessage<>(type, stream, 0, event, MetaData.from(meta), EVENT_ID, occurredAt));
        }
        return log.caught.getFirst();
    }

    private static final class CatchingLog implements CommitLog {
        private final List<RawBsonDocument> caught = new ArrayList<>();

        @Override
        public Tail tail() {
            return Tail.EMPTY;
        }

        @Override
        public InsertOutcome insert(List<RawBsonDocument> commits) {
            caught.addAll(commits);
            return new InsertOutcome.AllStored();
        }

        @Override
        public List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
            return List.of();
        }

        @Override
        public Optional<RawBsonDocument> commitHolding(long position) {
            return Optional.empty();
        }

        @Override
        public CommitPage commitsOf(String stream, long firstSequence, int maxCommits) {
            return CommitPage.EMPTY;
        }

        @Override
        public Optional<RawBsonDocument> commitBeginning(String stream, long firstSequence) {
            return Optional.empty();
        }

        @Override
        public String id() {
            return "log of a test";
        }

        @Override
        public OptionalLong headOf(String stream) {
            return OptionalLong.empty();
        }

        @Override
        public void close() {}
    }
}
