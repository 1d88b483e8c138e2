package dev.coopclaims.query.projection.codec;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.StoredEventNames;
import java.util.HashMap;
import java.util.Map;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** An event inside a view document, as {@code {name: "coop.claim.…", payload: {…}}}: the history keeps whole events. */
final class DomainEventCodecProvider implements CodecProvider {

    // The class was compared by identity before the cast, so T is DomainEvent.
    @SuppressWarnings("unchecked")
    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type == DomainEvent.class ? (Codec<T>) new DomainEventCodec(registry) : null;
    }

    private static final class DomainEventCodec implements Codec<DomainEvent> {

        private static final String NAME = "name";
        private static final String PAYLOAD = "payload";
        private static final Map<Class<?>, String> NAMES = names();

        private final CodecRegistry registry;

        private DomainEventCodec(CodecRegistry registry) {
            this.registry = registry;
        }

        private static Map<Class<?>, String> names() {
            Map<Class<?>, String> names = new HashMap<>();
            StoredEventNames.CLASSES.forEach((name, type) -> names.put(type, name));
            return Map.copyOf(names);
        }

        @Override
        public DomainEvent decode(BsonReader reader, DecoderContext context) {
            reader.readStartDocument();
            Class<? extends DomainEvent> type = StoredEventNames.CLASSES.get(reader.readString(NAME));
            if (type == null) {
                throw new BsonInvalidOperationException("not a stored event");
            }
            reader.readName(PAYLOAD);
            DomainEvent event = context.decodeWithChildContext(registry.get(type), reader);
            reader.readEndDocument();
            return event;
        }

        @Override
        public void encode(BsonWriter writer, DomainEvent event, EncoderContext context) {
            writer.writeStartDocument();
            writer.writeString(NAME, NAMES.get(event.getClass()));
            writer.writeName(PAYLOAD);
            encodePayload(writer, event, registry.get(event.getClass()), context);
            writer.writeEndDocument();
        }

        // For a class, the registry returns a codec of that class.
        @SuppressWarnings("unchecked")
        private static <E extends DomainEvent> void encodePayload(
                BsonWriter writer, DomainEvent event, Codec<E> codec, EncoderContext context) {
            context.encodeWithChildContext(codec, writer, (E) event);
        }

        @Override
        public Class<DomainEvent> getEncoderClass() {
            return DomainEvent.class;
        }
    }
}
