package dev.coopclaims.query.projection.codec;

import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** A value that is stored as text. */
record TextCodec<T>(Class<T> type, Function<T, String> toText, Function<String, T> fromText) implements Codec<T> {

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
        return fromText.apply(reader.readString());
    }

    @Override
    public void encode(BsonWriter writer, T value, EncoderContext context) {
        writer.writeString(toText.apply(value));
    }

    @Override
    public Class<T> getEncoderClass() {
        return type;
    }
}
