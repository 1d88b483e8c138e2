package dev.coopclaims.eventstore.bson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonSerializationException;
import org.bson.RawBsonDocument;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * Steps through the bytes of a BSON document, element by element, without creating intermediate objects: the driver's
 * own reader takes about three times as long, and this is most of the work of reading the log. Not thread-safe.
 *
 * <p>Every method throws {@link BsonSerializationException} when the bytes are not BSON or the element has another type
 * than requested.
 */
public final class BsonCursor {

    /** The types that a log holds, as bsonspec.org numbers them. */
    public static final byte DOUBLE = 0x01;

    public static final byte STRING = 0x02;
    public static final byte DOCUMENT = 0x03;
    public static final byte ARRAY = 0x04;
    public static final byte BINARY = 0x05;
    public static final byte BOOLEAN = 0x08;
    public static final byte DATE_TIME = 0x09;
    public static final byte NULL = 0x0A;
    public static final byte INT32 = 0x10;
    public static final byte INT64 = 0x12;
    public static final byte DECIMAL128 = 0x13;

    private static final byte OBJECT_ID = 0x07;
    private static final byte TIMESTAMP = 0x11;
    private static final byte OLD_BINARY_SUBTYPE = 0x02;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int limit;
    private int at;
    private byte type;
    private int nameAt;
    private int nameLength;
    private @Nullable String name = "";

    private BsonCursor(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.limit = offset + length;
        this.at = offset;
    }

    /** A cursor before the document's first element. */
    public static BsonCursor in(RawBsonDocument document) {
        var buffer = document.getByteBuffer().asNIO();
        BsonCursor cursor =
                new BsonCursor(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        cursor.require(5);
        cursor.at += 4;
        return cursor;
    }

    /** Moves to the next element of the document or array; at its end, returns false and leaves it. */
    public boolean next() {
        require(1);
        type = bytes[at++];
        if (type == 0) {
            return false;
        }
        nameAt = at;
        at = KnownTexts.nextZero(bytes, at, limit);
        if (at == limit) {
            throw new BsonSerializationException("An element's name is not terminated");
        }
        nameLength = at++ - nameAt;
        name = null;
        return true;
    }

    /** The type of the element. */
    public byte type() {
        return type;
    }

    /** The name of the element; in an array, its index. */
    public String name() {
        String known = name;
        if (known == null) {
            known = KnownTexts.in(bytes, nameAt, nameLength);
            name = known;
        }
        return known;
    }

    /** Enters the element, a document or array, and stands before its first element. */
    public void enter() {
        if (type != DOCUMENT && type != ARRAY) {
            throw unlike("a document");
        }
        require(5);
        at += 4;
    }

    /** A string. */
    public String string() {
        int length = stringLength();
        int start = at + 4;
        at = start + length;
        return new String(bytes, start, length - 1, StandardCharsets.UTF_8);
    }

    /**
     * A string that probably equals one read earlier from the same document.
     *
     * @param offset where the cursor was before it read that string; -1 if there is none
     * @param before that string
     */
    public @Nullable String stringLike(int offset, @Nullable String before) {
        int length = 4 + stringLength();
        if (offset < 0 || !Arrays.equals(bytes, at, at + length, bytes, offset, Math.min(limit, offset + length))) {
            return string();
        }
        at += length;
        return before;
    }

    /** A string that other elements probably have too. */
    public String commonString() {
        int length = stringLength();
        int start = at + 4;
        at = start + length;
        return KnownTexts.in(bytes, start, length - 1);
    }

    public int int32() {
        expect(INT32, "an int32");
        int value = intAt(at);
        at += 4;
        return value;
    }

    public long int64() {
        expect(INT64, "an int64");
        return eightBytes();
    }

    /** Milliseconds since 1970. */
    public long dateTime() {
        expect(DATE_TIME, "a date");
        return eightBytes();
    }

    public double float64() {
        expect(DOUBLE, "a double");
        return Double.longBitsToDouble(eightBytes());
    }

    public boolean bool() {
        expect(BOOLEAN, "a boolean");
        require(1);
        return bytes[at++] != 0;
    }

    public Decimal128 decimal() {
        expect(DECIMAL128, "a decimal128");
        long low = eightBytes();
        return Decimal128.fromIEEE754BIDEncoding(eightBytes(), low);
    }

    public byte[] binary() {
        expect(BINARY, "binary data");
        int length = lengthAt(at);
        require(5 + length);
        int start = at + 5;
        at = start + length;
        int skipped = bytes[start - 1] == OLD_BINARY_SUBTYPE ? Math.min(4, length) : 0;
        return Arrays.copyOfRange(bytes, start + skipped, start + length);
    }

    /** Skips the element. */
    public void skip() {
        int length = switch (type) {
            case DOUBLE, DATE_TIME, INT64, TIMESTAMP -> 8;
            case INT32 -> 4;
            case BOOLEAN -> 1;
            case NULL -> 0;
            case OBJECT_ID -> 12;
            case DECIMAL128 -> 16;
            case STRING -> 4 + lengthAt(at);
            case BINARY -> 5 + lengthAt(at);
            case DOCUMENT, ARRAY -> lengthAt(at);
            default -> throw unlike("of a type that a log holds");
        };
        require(length);
        at += length;
    }

    /** A view of the element, a document; moves past it. */
    public RawBsonDocument document() {
        if (type != DOCUMENT) {
            throw unlike("a document");
        }
        int start = at;
        skip();
        return new RawBsonDocument(bytes, start, at - start);
    }

    /** The cursor's offset in the array that holds the document. */
    public int offset() {
        return at;
    }

    /** A view of the bytes from an offset to the cursor. */
    public RawBsonDocument since(int offset) {
        return new RawBsonDocument(bytes, offset, at - offset);
    }

    private int stringLength() {
        expect(STRING, "a string");
        int length = lengthAt(at);
        if (length < 1) {
            throw new BsonSerializationException("A string of length " + length);
        }
        require(4 + length);
        return length;
    }

    private int lengthAt(int where) {
        int length = intAt(where);
        if (length < 0 || length > limit - where) {
            throw new BsonSerializationException("A length of " + length + " where " + (limit - where) + " are left");
        }
        return length;
    }

    private int intAt(int where) {
        require(4);
        return (int) INTS.get(bytes, where);
    }

    private long eightBytes() {
        require(8);
        long value = (long) LONGS.get(bytes, at);
        at += 8;
        return value;
    }

    private void require(int length) {
        if (length > limit - at) {
            throw new BsonSerializationException("The document ends within an element");
        }
    }

    private void expect(byte wanted, String what) {
        if (type != wanted) {
            throw unlike(what);
        }
    }

    private BsonSerializationException unlike(String what) {
        return new BsonSerializationException("'" + name() + "' is not " + what + " but of type " + type);
    }
}
