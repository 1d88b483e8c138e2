package dev.coopclaims.eventstore.bson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonSerializationException;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

class BsonCursorTest {

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();
    private static final int DOCUMENTS = 2_000;

    private final Random random = new Random(4711);

    @Test
    void any_document_reads_as_the_drivers_own_reader_reads_it() {
        for (int i = 0; i < DOCUMENTS; i++) {
            BsonDocument document = document(4);
            assertThat(read(BsonCursor.in(raw(document)))).isEqualTo(document);
        }
    }

    @Test
    void what_is_passed_by_is_passed_by_whole() {
        for (int i = 0; i < DOCUMENTS; i++) {
            BsonDocument document = document(3).append("last", new BsonInt32(7)).append("id", new BsonObjectId());
            BsonCursor cursor = BsonCursor.in(raw(document));
            while (cursor.next() && !cursor.name().equals("last")) {
                cursor.skip();
            }
            assertThat(cursor.int32()).isEqualTo(7);
            assertThat(cursor.next()).isTrue();
            cursor.skip();
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void a_document_inside_lies_where_it_was_and_inside_of_larger_bytes_too() {
        BsonDocument inner = document(2);
        RawBsonDocument outer = raw(new BsonDocument("a", new BsonInt32(1)).append("inner", inner));
        BsonCursor cursor = BsonCursor.in(outer);
        cursor.next();
        cursor.skip();
        cursor.next();
        RawBsonDocument found = cursor.document();
        assertThat(found).isEqualTo(raw(inner));
        assertThat(read(BsonCursor.in(found))).isEqualTo(inner);
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void broken_bytes_are_refused_and_never_read_beyond() {
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] bytes = bytes(raw(document(3)));
            for (int flips = 0; flips < 3; flips++) {
                bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
            }
            int length = 5 + random.nextInt(bytes.length - 4);
            try {
                read(BsonCursor.in(new RawBsonDocument(bytes, 0, Math.min(length, bytes.length))));
            } catch (BsonSerializationException expected) {
                refused++;
            }
        }
        System.out.println("BsonCursor: " + refused + " of " + DOCUMENTS + " broken documents refused");
        assertThat(refused).isGreaterThan(DOCUMENTS / 2);
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // that no second one is made is the point
    void a_string_like_another_is_that_one_only_when_it_is_equal() {
        for (int i = 0; i < DOCUMENTS; i++) {
            String first = text();
            String second = random.nextBoolean() ? first : text();
            BsonCursor cursor = BsonCursor.in(
                    raw(new BsonDocument("a", new BsonString(first)).append("b", new BsonString(second))));
            cursor.next();
            int offset = cursor.offset();
            String read = cursor.string();
            cursor.next();
            String like = cursor.stringLike(offset, read);
            assertThat(like).isEqualTo(second);
            assertThat(like == read).isEqualTo(second.equals(first));
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void another_type_than_asked_for_is_named() {
        BsonCursor cursor = BsonCursor.in(raw(new BsonDocument("amount", new BsonString("12"))));
        cursor.next();
        assertThatThrownBy(cursor::int64)
                .isInstanceOf(BsonSerializationException.class)
                .hasMessageContaining("amount")
                .hasMessageContaining("int64");
    }

    private BsonDocument read(BsonCursor cursor) {
        BsonDocument document = new BsonDocument();
        while (cursor.next()) {
            String name = cursor.name();
            document.append(name, value(cursor));
        }
        return document;
    }

    private BsonValue value(BsonCursor cursor) {
        return switch (cursor.type()) {
            case BsonCursor.DOCUMENT -> {
                cursor.enter();
                yield read(cursor);
            }
            case BsonCursor.ARRAY -> {
                cursor.enter();
                BsonArray array = new BsonArray();
                while (cursor.next()) {
                    array.add(value(cursor));
                }
                yield array;
            }
            case BsonCursor.STRING -> new BsonString(random.nextBoolean() ? cursor.string() : cursor.commonString());
            case BsonCursor.INT32 -> new BsonInt32(cursor.int32());
            case BsonCursor.INT64 -> new BsonInt64(cursor.int64());
            case BsonCursor.DOUBLE -> new BsonDouble(cursor.float64());
            case BsonCursor.DATE_TIME -> new BsonDateTime(cursor.dateTime());
            case BsonCursor.BOOLEAN -> BsonBoolean.valueOf(cursor.bool());
            case BsonCursor.DECIMAL128 -> new BsonDecimal128(cursor.decimal());
            case BsonCursor.BINARY -> new BsonBinary(cursor.binary());
            case BsonCursor.NULL -> BsonNull.VALUE;
            default -> throw new BsonSerializationException("type " + cursor.type());
        };
    }

    private BsonDocument document(int depth) {
        BsonDocument document = new BsonDocument();
        for (int i = random.nextInt(6); i > 0; i--) {
            document.append(text(), anything(depth));
        }
        return document;
    }

    private BsonValue anything(int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 9)) {
            case 0 -> new BsonInt32(random.nextInt());
            case 1 -> new BsonInt64(random.nextLong());
            case 2 -> new BsonDouble(random.nextGaussian());
            case 3 -> new BsonDateTime(random.nextLong());
            case 4 -> BsonBoolean.valueOf(random.nextBoolean());
            case 5 -> new BsonDecimal128(new Decimal128(random.nextLong()));
            case 6 -> new BsonBinary(text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case 7 -> BsonNull.VALUE;
            case 8 -> new BsonString(text());
            case 9 -> document(depth - 1);
            default -> {
                BsonArray array = new BsonArray();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(anything(depth - 1));
                }
                yield array;
            }
        };
    }

    /** Short and long, in several scripts; no name holds a zero. */
    private String text() {
        int[] code = random.ints(random.nextInt(random.nextInt(10) == 0 ? 200 : 12), 1, 0x2FFF)
                .toArray();
        return new String(code, 0, code.length);
    }

    private static RawBsonDocument raw(BsonDocument document) {
        return new RawBsonDocument(document, CODEC);
    }

    private static byte[] bytes(RawBsonDocument document) {
        var buffer = document.getByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
