package dev.coopclaims.query.projection.codec;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.StoredEventNames;
import dev.coopclaims.kernel.claim.ClaimEvent;
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

/** A claim's event inside a view document, as {@code {name: "coop.claim.…", payload: {…}}}: the history keeps it whole. */
final class ClaimEventCodecProvider implements CodecProvider {

    // Compared by identity above the cast, so T is ClaimEvent.
    @SuppressWarnings("unchecked")
    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type == ClaimEvent.class ? (Codec<T>) new ClaimEventCodec(registry) : null;
    }

    private static final class ClaimEventCodec implements Codec<ClaimEvent> {

        private static final String NAME = "name";
        private static final String PAYLOAD = "payload";
        private static final Map<Class<?>, String> NAMES = names();

        private final CodecRegistry registry;

        private ClaimEventCodec(CodecRegistry registry) {
            this.registry = registry;
        }

        private static Map<Class<?>, String> names() {
            Map<Class<?>, String> names = new HashMap<>();
            StoredEventNames.CLASSES.forEach((name, type) -> names.put(type, name));
            return Map.copyOf(names);
        }

        @Override
        public ClaimEvent decode(BsonReader reader, DecoderContext context) {
            reader.readStartDocument();
            Class<? extends DomainEvent> type = StoredEventNames.CLASSES.get(reader.readString(NAME));
            if (type == null || !ClaimEvent.class.isAssignableFrom(type)) {
                throw new BsonInvalidOperationException("not an event of a claim");
            }
            reader.readName(PAYLOAD);
            ClaimEvent event = (ClaimEvent) context.decodeWithChildContext(registry.get(type), reader);
            reader.readEndDocument();
            return event;
        }

        @Override
        public void encode(BsonWriter writer, ClaimEvent event, EncoderContext context) {
            writer.writeStartDocument();
            writer.writeString(NAME, NAMES.get(event.getClass()));
            writer.writeName(PAYLOAD);
            encodePayload(writer, event, registry.get(event.getClass()), context);
            writer.writeEndDocument();
        }

        // The registry answers a class with a codec of that class.
        @SuppressWarnings("unchecked")
        private static <E extends ClaimEvent> void encodePayload(
                BsonWriter writer, ClaimEvent event, Codec<E> codec, EncoderContext context) {
            context.encodeWithChildContext(codec, writer, (E) event);
        }

        @Override
        public Class<ClaimEvent> getEncoderClass() {
            return ClaimEvent.class;
        }
    }
}
