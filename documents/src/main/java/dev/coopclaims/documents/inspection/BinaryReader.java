package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads numbers and bytes forward, with its own buffer; an early end means a damaged content. */
final class BinaryReader {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final InputStream in;
    private final AcceptedType type;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private int next;
    private boolean bigEndian;
    private long position;

    BinaryReader(InputStream in, AcceptedType type, boolean bigEndian) {
        this.in = in;
        this.type = type;
        this.bigEndian = bigEndian;
    }

    void bigEndian(boolean big) {
        bigEndian = big;
    }

    /** How many bytes were read. */
    long position() {
        return position;
    }

    /** The next byte, or -1 at the end. */
    int next() throws IOException {
        if (next == filled) {
            filled = in.readNBytes(buffer, 0, BUFFER_BYTES);
            next = 0;
            if (filled == 0) {
                return -1;
            }
        }
        position++;
        return buffer[next++] & 0xFF;
    }

    /** Whether nothing is left. */
    boolean atEnd() throws IOException {
        if (next() < 0) {
            return true;
        }
        next--;
        position--;
        return false;
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) number(1);
        }
        return bytes;
    }

    String ascii(int count) throws IOException {
        return new String(bytes(count), StandardCharsets.ISO_8859_1);
    }

    /** An unsigned number of 1 to 4 bytes. */
    long number(int count) throws IOException {
        long number = 0;
        for (int i = 0; i < count; i++) {
            int one = next();
            if (one < 0) {
                throw Refusal.damaged(type, position, "the file ends there, too early");
            }
            number |= (long) one << (8 * (bigEndian ? count - 1 - i : i));
        }
        return number;
    }

    void skip(long count) throws IOException {
        for (long left = count; left > 0; left--) {
            number(1);
        }
    }
}
