package dev.coopclaims.eventstore.bson;

import dev.coopclaims.eventstore.sealing.EventOpening;
import dev.coopclaims.eventstore.sealing.EventSealing;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bson.BsonBinaryWriter;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Converts objects to and from BSON with the application's {@link JsonMapper}, by streaming. Thread-safe. */
public final class BsonMapper {

    private static final int INITIAL_BUFFER_BYTES = 512;

    private final JsonMapper mapper;
    private final JsonMapper writing;
    private final JsonMapper reading;
    private final @Nullable FieldSealing sealing;
    /** Without a prepared reader, Jackson would look up the type for every value. */
    private final ConcurrentMap<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    public BsonMapper(JsonMapper mapper) {
        this(mapper, null);
    }

    /** @param sealing of marked fields; null: everything is stored in the clear */
    public BsonMapper(JsonMapper mapper, @Nullable FieldSealing sealing) {
        this.mapper = mapper;
        this.sealing = sealing;
        this.writing = sealing == null
                ? mapper
                : mapper.rebuild().addModule(new SealedProperties(sealing)).build();
        this.reading = mapper.rebuild().addModule(new PreparedConstructors()).build();
    }

    /** Writes a value without marked fields as a sub-document at the writer's position. */
    public void write(BsonWriter writer, Object value) {
        generate(writer, value, null);
    }

    /**
     * Writes a value as a sub-document at the writer's position.
     *
     * @param event seals its marked fields
     */
    void write(BsonBinaryWriter writer, Object value, @Nullable EventSealing event) {
        BsonGenerator generator = generate(writer, value, event);
        byte[] texts = event == null ? null : event.texts();
        if (texts != null) {
            ((BsonBuffer) writer.getBsonOutput()).insertFirst(generator.rootAt(), FieldSealing.TEXTS, texts);
        }
    }

    private BsonGenerator generate(BsonWriter writer, Object value, @Nullable EventSealing event) {
        BsonGenerator generator =
                new BsonGenerator(writing._serializationContext(), writer, new TextWriter(writer, event));
        writing.writeValue(generator, value);
        return generator;
    }

    /** Converts a value without marked fields to a document. */
    public RawBsonDocument toBson(Object value) {
        return toBson(value, null);
    }

    /**
     * Converts a value to a document.
     *
     * @param event seals its marked fields
     */
    RawBsonDocument toBson(Object value, @Nullable EventSealing event) {
        try (BsonBuffer buffer = new BsonBuffer(INITIAL_BUFFER_BYTES);
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            write(writer, value, event);
            return new RawBsonDocument(buffer.getInternalBuffer(), 0, buffer.getPosition());
        }
    }

    /** Converts a document without sealed fields to an object of a class. */
    public <T> T fromBson(RawBsonDocument document, Class<T> type) {
        return read(parser(document, null), type);
    }

    /** Converts the payload of an event to an object of a class; opens its sealed fields. */
    public <T> T fromBson(StoredPayload payload, Class<T> type) {
        return read(parser(payload), type);
    }

    private <T> T read(BsonParser parser, Class<T> type) {
        try (parser) {
            return readers.computeIfAbsent(type, reading::readerFor).readValue(parser);
        }
    }

    /** Converts a document without sealed fields to a tree, for upcasters. */
    public JsonNode toTree(RawBsonDocument document) {
        try (BsonParser parser = parser(document, null)) {
            return reading.readTree(parser);
        }
    }

    /** Converts the payload of an event to a tree, for upcasters; opens its sealed fields. */
    public JsonNode toTree(StoredPayload payload) {
        try (BsonParser parser = parser(payload)) {
            return reading.readTree(parser);
        }
    }

    /** Converts a tree to an object of a class. */
    public <T> T fromTree(JsonNode tree, Class<T> type) {
        return reading.treeToValue(tree, type);
    }

    JsonMapper jsonMapper() {
        return mapper;
    }

    private BsonParser parser(StoredPayload payload) {
        return parser(
                payload.document(), sealing == null ? null : sealing.opening(payload.eventId(), payload.stream()));
    }

    private BsonParser parser(RawBsonDocument document, @Nullable EventOpening opening) {
        return new BsonParser(reading._deserializationContext(), BsonCursor.in(document), opening);
    }
}
