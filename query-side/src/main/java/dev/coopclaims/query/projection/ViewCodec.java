package dev.coopclaims.query.projection;

import dev.coopclaims.query.projection.codec.ViewCodecs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts key, position and revision in front of what the driver's record codec writes, so that a document is flat without an
 * intermediate map: elements of BSON documents are independent, so those of one document can follow another's.
 */
final class ViewCodec<V extends Record> {

    private static final int LENGTH_BYTES = 4;
    private static final EncoderContext ENCODING = EncoderContext.builder().build();
    private static final DecoderContext DECODING = DecoderContext.builder().build();

    private final Codec<V> content;

    ViewCodec(Class<V> type) {
        this.content = ViewCodecs.REGISTRY.get(type);
    }

    /** As a reader sees it, without a revision. */
    RawBsonDocument encode(ViewDocument<V> document) {
        return encode(document, null);
    }

    RawBsonDocument encode(ViewDocument<V> document, @Nullable Long revision) {
        byte[] fields = contentBytes(document.content());
        byte[] key = document.key().getBytes(StandardCharsets.UTF_8);
        int revisionBytes = revision == null ? 0 : 1 + ViewDocument.REVISION.length() + 1 + 8;
        int headBytes = 1 + 4 + 4 + key.length + 1 + 1 + 9 + 8 + revisionBytes;
        ByteBuffer out = ByteBuffer.allocate(headBytes + fields.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(headBytes + fields.length);
        name(out, BsonType.STRING, ViewDocument.KEY);
        out.putInt(key.length + 1).put(key).put((byte) 0);
        name(out, BsonType.INT64, ViewDocument.POSITION);
        out.putLong(document.position());
        if (revision != null) {
            name(out, BsonType.INT64, ViewDocument.REVISION);
            out.putLong(revision);
        }
        out.put(fields, LENGTH_BYTES, fields.length - LENGTH_BYTES);
        return new RawBsonDocument(out.array());
    }

    ViewDocument<V> decode(RawBsonDocument stored) {
        try (BsonBinaryReader reader =
                new BsonBinaryReader(stored.getByteBuffer().asNIO())) {
            return new ViewDocument<>(
                    stored.getString(ViewDocument.KEY).getValue(),
                    stored.getInt64(ViewDocument.POSITION).getValue(),
                    content.decode(reader, DECODING));
        }
    }

    private byte[] contentBytes(V value) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            content.encode(writer, value, ENCODING);
            return buffer.toByteArray();
        }
    }

    private static void name(ByteBuffer out, BsonType type, String name) {
        out.put((byte) type.getValue())
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0);
    }
}
