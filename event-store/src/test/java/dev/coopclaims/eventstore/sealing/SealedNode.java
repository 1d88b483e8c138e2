package dev.coopclaims.eventstore.sealing;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.KeysOfTheLog;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitSignal;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One node whose events have marked fields, with a clock of its own for what it trusts. */
final class SealedNode implements AutoCloseable {

    /** The mark of these tests. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Private {
        String of() default "";
    }

    /** Marks in the event, in a record that it holds, in a list, and of another subject. */
    public record Told(
            String code,
            @Private String text,
            @Private @Nullable String nothing,
            @Private List<String> names,
            List<Part> parts,
            String person,
            @Private(of = "person") String mail) {}

    /** A record that an event holds. */
    public record Part(int number, @Private String remark) {}

    /** An event without marks. */
    public record Counted(int number) {}

    static final FieldMarks MARKS = component -> {
        Private mark = component.getAnnotation(Private.class);
        return mark == null ? null : mark.of();
    };

    static final StoredNames NAMES = StoredNames.builder()
            .register(Told.class, "test.Told", "1")
            .register(Counted.class, "test.Counted", "1")
            .build();

    private final AtomicLong nanos = new AtomicLong();
    private final StoredFieldKeys keys;
    private final FieldSealing sealing;
    private final BsonSerializer serializer;
    private final Appender appender;
    private final MongoEventStorageEngine engine;

    SealedNode(MongoDatabase database, CommitLog log, MasterKeys master) {
        this(database, log, master, NAMES, new EventUpcasterChain());
    }

    SealedNode(MongoDatabase database, CommitLog log, MasterKeys master, StoredNames names, EventUpcaster upcasters) {
        this(database, log, master, names, upcasters, MARKS);
    }

    SealedNode(
            MongoDatabase database,
            CommitLog log,
            MasterKeys master,
            StoredNames names,
            EventUpcaster upcasters,
            FieldMarks marks) {
        this.keys = StoredFieldKeys.open(database, master, KeySettings.DEFAULTS, nanos::get);
        this.sealing = new FieldSealing(marks, keys);
        this.serializer = new BsonSerializer(JsonMapper.shared(), names, sealing);
        this.appender = new Appender(
                log,
                AppenderSettings.DEFAULTS,
                EventStoreMeters.unregistered(),
                new CommitSignal(),
                InstantSource.system());
        this.engine = MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(serializer)
                .snapshots(new SnapshotCollection(database))
                .upcasterChain(upcasters)
                .build();
    }

    StoredFieldKeys keys() {
        return keys;
    }

    BsonSerializer serializer() {
        return serializer;
    }

    MongoEventStorageEngine engine() {
        return engine;
    }

    /** Time passes for what this node trusts. */
    void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** What a start does before anything is written. */
    void checkKeysOfTheLog() {
        KeysOfTheLog.check(appender.log(), sealing);
    }

    void append(String stream, long sequence, Object payload) {
        engine.appendEvents(new GenericDomainEventMessage<>("Test", stream, sequence, payload));
    }

    List<Object> read(String stream) {
        return engine.readEvents(stream)
                .asStream()
                .<Object>map(message -> message.getPayload())
                .toList();
    }

    static Told told(String text, String person) {
        return new Told(
                "c",
                text,
                null,
                List.of(text + "-a", text + "-b"),
                List.of(new Part(1, text + "-r")),
                person,
                text + "@m");
    }

    /** Such an event whose stream's key, and perhaps the person's, was erased. */
    static Told erased(String person, String mail) {
        return new Told(
                "c",
                FieldSealing.ERASED,
                null,
                List.of(FieldSealing.ERASED, FieldSealing.ERASED),
                List.of(new Part(1, FieldSealing.ERASED)),
                person,
                mail);
    }

    @Override
    public void close() {
        appender.close();
    }
}
