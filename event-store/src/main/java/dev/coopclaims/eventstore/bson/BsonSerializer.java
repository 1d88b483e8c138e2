package dev.coopclaims.eventstore.bson;

import dev.coopclaims.eventstore.sealing.EventSealing;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.ContentTypeConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.bson.BsonBinaryWriter;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Axon's serializer for events and snapshots, with {@link RawBsonDocument} as its representation. Upcasters ask for
 * {@link JsonNode} or {@link ObjectNode} (Jackson 3) and match on stored names and revisions; only events that an
 * upcaster handles are converted. Types are {@link StoredNames}, so an unknown type fails on writing and on reading.
 */
public final class BsonSerializer implements Serializer {

    private static final String META_DATA = MetaData.class.getName();

    private final BsonMapper mapper;
    private final StoredNames names;
    private final @Nullable FieldSealing sealing;
    private final ChainingConverter converter = new ChainingConverter();

    /**
     * @param jsonMapper the application's mapper; its settings determine the stored form, so do not change them
     * @param names the application's stored names
     */
    public BsonSerializer(JsonMapper jsonMapper, StoredNames names) {
        this(jsonMapper, names, null);
    }

    /**
     * A serializer that seals marked fields.
     *
     * @param sealing null: everything is stored in the clear
     */
    public BsonSerializer(JsonMapper jsonMapper, StoredNames names, @Nullable FieldSealing sealing) {
        this.mapper = new BsonMapper(jsonMapper, sealing);
        this.names = names;
        this.sealing = sealing;
        register(RawBsonDocument.class, JsonNode.class, mapper::toTree);
        register(StoredPayload.class, JsonNode.class, mapper::toTree);
        register(JsonNode.class, RawBsonDocument.class, mapper::toBson);
        register(JsonNode.class, ObjectNode.class, JsonNode::asObject);
        register(ObjectNode.class, JsonNode.class, node -> node);
        register(JsonNode.class, byte[].class, node -> node.toString().getBytes(StandardCharsets.UTF_8));
        register(byte[].class, JsonNode.class, jsonMapper::readTree);
    }

    /** The mapper between objects and BSON, for reading payloads of the raw tail. */
    public BsonMapper mapper() {
        return mapper;
    }

    /** The registry of names. */
    public StoredNames names() {
        return names;
    }

    /** The sealing of marked fields; null when there is none. */
    public @Nullable FieldSealing sealing() {
        return sealing;
    }

    /** Writes metadata, or a payload without marked fields, as a sub-document at the writer's position. */
    public void write(BsonWriter writer, Object value) {
        try {
            mapper.write(writer, value);
        } catch (JacksonException e) {
            throw unwritable(value, e);
        }
    }

    /**
     * Writes a payload as a sub-document at the writer's position.
     *
     * @param writer to a {@link BsonBuffer}
     * @param event seals its marked fields
     */
    public void write(BsonBinaryWriter writer, Object value, @Nullable EventSealing event) {
        try {
            mapper.write(writer, value, event);
        } catch (JacksonException e) {
            throw unwritable(value, e);
        }
    }

    private static SerializationException unwritable(Object value, JacksonException cause) {
        return new SerializationException("Cannot write " + value.getClass().getName() + " as BSON", cause);
    }

    /** Converts the payload of one event or snapshot to a document; seals its marked fields. */
    public RawBsonDocument toBson(Object payload, String id, String stream) {
        FieldSealing fields = sealing;
        if (fields == null) {
            return mapper.toBson(payload);
        }
        FieldSealing.CommitSealing sealed = fields.begin();
        sealed.add(payload, stream);
        sealed.fetchKeys();
        return mapper.toBson(payload, sealed.of(payload, id, stream));
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        if (object == null) {
            throw new SerializationException("A null payload cannot be stored");
        }
        SerializedType type = typeForClass(object.getClass());
        try {
            T data = converter.convert(mapper.toBson(object), RawBsonDocument.class, expectedRepresentation);
            return new SimpleSerializedObject<>(data, expectedRepresentation, type);
        } catch (JacksonException e) {
            throw new SerializationException("Cannot write " + type.getName() + " as BSON", e);
        }
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return converter.canConvert(RawBsonDocument.class, expectedRepresentation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // Axon's contract
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        if (SerializedType.emptyType().equals(serialized.getType())) {
            return null;
        }
        Class<?> type = classForType(serialized.getType());
        try {
            if (type.equals(MetaData.class)) {
                return (T) metaData(serialized);
            }
            return (T) read(serialized, type);
        } catch (JacksonException e) {
            throw new SerializationException("Cannot read what is stored as " + serialized.getType(), e);
        }
    }

    @SuppressWarnings("unchecked") // names and values
    private MetaData metaData(SerializedObject<?> serialized) {
        MetaData stored = MetaData.from(read(serialized, Map.class));
        return serialized instanceof LoggedMetaData logged
                ? stored.and(LoggedMetaData.RECORDED_AT, logged.recordedAt())
                : stored;
    }

    private <T> T read(SerializedObject<?> serialized, Class<T> type) {
        return switch (serialized.getData()) {
            case StoredPayload payload -> mapper.fromBson(payload, type);
            case RawBsonDocument document -> mapper.fromBson(document, type);
            case JsonNode tree -> mapper.fromTree(tree, type);
            default ->
                mapper.fromTree(converter.convert(serialized, JsonNode.class).getData(), type);
        };
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        return type.getName().equals(META_DATA)
                ? MetaData.class
                : names.classOf(new StoredNames.StoredName(type.getName(), revisionOf(type)));
    }

    /** Axon's sagas have no revision but come back with an empty one. */
    private static @Nullable String revisionOf(SerializedType type) {
        String revision = type.getRevision();
        return revision == null || revision.isEmpty() ? null : revision;
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type.equals(Void.class) || type.equals(Void.TYPE)) {
            return SerializedType.emptyType();
        }
        if (type.equals(MetaData.class)) {
            return new SimpleSerializedType(META_DATA, null);
        }
        StoredNames.StoredName name = names.nameOf(type);
        return new SimpleSerializedType(name.name(), name.revision());
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private <S, T> void register(Class<S> source, Class<T> target, Function<S, T> conversion) {
        converter.registerConverter(new Conversion<>(source, target, conversion));
    }

    private record Conversion<S, T>(Class<S> expectedSourceType, Class<T> targetType, Function<S, T> conversion)
            implements ContentTypeConverter<S, T> {

        @Override
        public T convert(S original) {
            return conversion.apply(original);
        }
    }
}
