package dev.coopclaims.eventstore.bson;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bson.BsonBinaryWriter;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Objects to and from BSON by the application's {@link JsonMapper}, as streams. Thread-safe. */
public final class BsonMapper {

    private static final int INITIAL_BUFFER_BYTES = 512;

    private final JsonMapper mapper;
    private final JsonMapper reading;
    /** Jackson looks the type up anew for every value that it reads without. */
    private final ConcurrentMap<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    public BsonMapper(JsonMapper mapper) {
        this.mapper = mapper;
        this.reading = mapper.rebuild().addModule(new PreparedConstructors()).build();
    }

    /** Writes a value as one sub-document where the writer stands. */
    public void write(BsonWriter writer, Object value) {
        mapper.writeValue(new BsonGenerator(mapper._serializationContext(), writer), value);
    }

    /** A value as a document. */
    public RawBsonDocument toBson(Object value) {
        try (BsonBuffer buffer = new BsonBuffer(INITIAL_BUFFER_BYTES);
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            write(writer, value);
            return new RawBsonDocument(buffer.getInternalBuffer(), 0, buffer.getPosition());
        }
    }

    /** A document as an object of a class. */
    public <T> T fromBson(RawBsonDocument document, Class<T> type) {
        try (BsonParser parser = parser(document)) {
            return readers.computeIfAbsent(type, reading::readerFor).readValue(parser);
        }
    }

    /** A document as a tree, for upcasters. */
    public JsonNode toTree(RawBsonDocument document) {
        try (BsonParser parser = parser(document)) {
            return reading.readTree(parser);
        }
    }

    /** A tree as an object of a class. */
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
