package dev.coopclaims.eventstore.bson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonBinarySubType;
import org.bson.BsonType;
import org.bson.io.BasicOutputBuffer;

/**
 * The bytes of a document being written. Writes strings as a whole; the driver's buffer writes them character by
 * character, which is a third of the encoding cost. The bytes are the same.
 */
public final class BsonBuffer extends BasicOutputBuffer {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** @param initialBytes initial capacity */
    public BsonBuffer(int initialBytes) {
        super(initialBytes);
    }

    /**
     * Inserts binary data before the fields of a document that has been written to the end of the buffer.
     *
     * @param document where it begins
     */
    public void insertFirst(int document, String name, byte[] data) {
        int first = document + Integer.BYTES;
        int end = getPosition();
        writeByte(BsonType.BINARY.getValue());
        writeCString(name);
        writeInt32(data.length);
        writeByte(BsonBinarySubType.BINARY.getValue());
        writeBytes(data);
        int added = getPosition() - end;
        byte[] element = Arrays.copyOfRange(getInternalBuffer(), end, end + added);
        System.arraycopy(getInternalBuffer(), first, getInternalBuffer(), first + added, end - first);
        System.arraycopy(element, 0, getInternalBuffer(), first, added);
        INTS.set(getInternalBuffer(), document, end - document + added);
    }

    @Override
    public void writeString(String text) {
        if (hasSurrogates(text)) {
            super.writeString(text);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeInt32(utf8.length + 1);
        writeBytes(utf8);
        writeByte(0);
    }

    @Override
    public void writeCString(String name) {
        // The driver refuses a zero in a name, since it would end the name.
        if (name.indexOf(0) >= 0 || hasSurrogates(name)) {
            super.writeCString(name);
            return;
        }
        writeBytes(name.getBytes(StandardCharsets.UTF_8));
        writeByte(0);
    }

    /** Java writes half a surrogate pair as a question mark, and the driver writes something else. */
    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
