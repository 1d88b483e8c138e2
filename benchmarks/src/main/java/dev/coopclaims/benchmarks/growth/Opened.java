package dev.coopclaims.benchmarks.growth;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import dev.coopclaims.eventstore.sealing.EventOpening;
import dev.coopclaims.eventstore.sealing.FieldMarks;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.eventstore.sealing.MasterKeys;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonJavaScript;
import org.bson.BsonSymbol;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Opens the sealed fields of events, so that a copy can seal them again under keys of its own (record 52). While an event
 * is open, two types that no event has stand for them: a symbol for a text under the key of its stream, a script for one
 * under a subject's, {@code subject\ntext}.
 */
final class Opened {

    private Opened() {}

    /** Stands for an event with fields under its stream's key. */
    record OfStream(String text) {}

    /**
     * Stands for an event with fields under the key of a subject.
     *
     * @param subject its id
     */
    record OfNamed(String text, String subject) {}

    /** What seals and opens with the keys of a database. */
    static FieldSealing sealing(MongoDatabase database, MasterKeys master) {
        FieldMarks marks = component -> {
            boolean text = component.getName().equals("text");
            boolean named = component.getDeclaringRecord() == OfNamed.class;
            return !text ? null : named ? "subject" : FieldMarks.STREAM;
        };
        return new FieldSealing(marks, StoredFieldKeys.open(database, master));
    }

    /** @param subjects receives, by the event's id, whose key its fields are under; {@link FieldMarks#STREAM} for the stream */
    static StoredCommit of(StoredCommit commit, FieldSealing sealing, Map<String, String> subjects) {
        return new StoredCommit(
                commit.position(),
                commit.recordedAt(),
                commit.events().stream()
                        .map(event -> of(event, sealing, subjects))
                        .toList(),
                commit.raw());
    }

    private static StoredEvent of(StoredEvent event, FieldSealing sealing, Map<String, String> subjects) {
        EventOpening opening = sealing.opening(event.id(), Objects.requireNonNull(event.stream()));
        BsonDocument payload = event.payload().decode(new BsonDocumentCodec());
        if (payload.remove(FieldSealing.TEXTS) instanceof BsonBinary texts) {
            opening.texts(texts.getData());
        }
        payload.replaceAll((field, value) -> open(value, event, opening, subjects));
        return with(event, payload);
    }

    /** The same event with another payload. */
    static StoredEvent with(StoredEvent event, BsonDocument payload) {
        return new StoredEvent(
                event.position(),
                event.recordedAt(),
                event.id(),
                event.stream(),
                event.type(),
                event.sequence(),
                event.name(),
                event.revision(),
                event.occurredAt(),
                new RawBsonDocument(payload, new BsonDocumentCodec()),
                event.meta(),
                event.raw());
    }

    private static BsonValue open(
            BsonValue value, StoredEvent event, EventOpening opening, Map<String, String> subjects) {
        switch (value) {
            case BsonDocument nested -> nested.replaceAll((field, one) -> open(one, event, opening, subjects));
            case BsonArray all -> all.replaceAll(one -> open(one, event, opening, subjects));
            case BsonBinary binary -> {
                return open(binary.getData(), event, opening, subjects);
            }
            default -> {
                // In the clear.
            }
        }
        return value;
    }

    private static BsonValue open(
            byte[] sealed, StoredEvent event, EventOpening opening, Map<String, String> subjects) {
        String name = opening.nameOf(sealed);
        String subject = name == null ? FieldMarks.STREAM : name;
        String before = subjects.put(event.id(), subject);
        if (before != null && !before.equals(subject)) {
            throw new IllegalStateException("the fields of " + event.name() + " are under keys of several subjects");
        }
        String text = opening.open(sealed);
        return name == null ? new BsonSymbol(text) : new BsonJavaScript(subject + "\n" + text);
    }

    /** A text of an open event, whether or not it is sealed in the log. */
    static String text(BsonDocument document, String field) {
        return switch (Objects.requireNonNull(document.get(field), field)) {
            case BsonSymbol ofStream -> ofStream.getSymbol();
            case BsonJavaScript ofNamed -> textOf(ofNamed.getCode());
            case BsonValue clear -> clear.asString().getValue();
        };
    }

    static String textOf(String script) {
        return script.substring(script.indexOf('\n') + 1);
    }
}
