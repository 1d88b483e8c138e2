package dev.coopclaims.eventstore.bson;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bson.BsonBinaryWriter;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Converts objects to and from BSON with the application's {@link JsonMapper}, by streaming. Thread-safe. */
public final class BsonMapper {

    private static final int INITIAL_BUFFER_BYTES = 512;

    private final JsonMapper mapper;
    private final JsonMapper reading;
    /** Without a prepared reader, Jackson would look up the type for every value. */
    private final ConcurrentMap<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    public BsonMapper(JsonMapper mapper) {
        this.mapper = mapper;
        this.reading = mapper.rebuild().addModule(new PreparedConstructors()).build();
    }

    /** Writes a value as a sub-document at the writer's position. */
    public void write(BsonWriter writer, Object value) {
        mapper.writeValue(new BsonGenerator(mapper._serializationContext(), writer), value);
    }

    /** Converts a value to a document. */
    public RawBsonDocument toBson(Object value) {
        try (BsonBuffer buffer = new BsonBuffer(INITIAL_BUFFER_BYTES);
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            write(writer, value);
            return new RawBsonDocument(buffer.getInternalBuffer(), 0, buffer.getPosition());
        }
    }

    /** Converts a document to an object of a class. */
    public <T> T fromBson(RawBsonDocument document, Class<T> type) {
        try (BsonParser parser = parser(document)) {
            return readers.computeIfAbsent(type, reading::readerFor).readValue(parser);
        }
    }

    /** Converts a document to a tree, for upcasters. */
    public JsonNode toTree(RawBsonDocument document) {
        try (BsonParser parser = parser(document)) {
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

    private BsonParser parser(RawBsonDocument document) {
        return new BsonParser(reading._deserializationContext(), BsonCursor.in(document));
    }
}
