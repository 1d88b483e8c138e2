package dev.coopclaims.eventstore.bson;

import java.nio.charset.StandardCharsets;
import org.bson.io.BasicOutputBuffer;

/**
 * The bytes of a document in the making. Writes strings whole where the driver's buffer writes them character by
 * character, which is a third of the work of encoding; the bytes are the same.
 */
public final class BsonBuffer extends BasicOutputBuffer {

    /** @param initialBytes before it grows */
    public BsonBuffer(int initialBytes) {
        super(initialBytes);
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
        // The driver refuses a zero in a name, which would end it.
        if (name.indexOf(0) >= 0 || hasSurrogates(name)) {
            super.writeCString(name);
            return;
        }
        writeBytes(name.getBytes(StandardCharsets.UTF_8));
        writeByte(0);
    }

    /** Half a pair is a question mark for Java and something else for the driver. */
    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
