package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads numbers and bytes forward; an early end is a broken content. */
final class BinaryReader {
    private final InputStream in;
    private final AcceptedType type;
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

    byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw Refusal.broken(type, "ends too early");
        }
        return bytes;
    }

    String ascii(int count) throws IOException {
        return new String(bytes(count), StandardCharsets.ISO_8859_1);
    }

    /** An unsigned number of 1 to 4 bytes. */
    long number(int count) throws IOException {
        byte[] bytes = bytes(count);
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = (number << 8) | (bytes[bigEndian ? i : count - 1 - i] & 0xFF);
        }
        return number;
    }

    void skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            left -= bytes((int) Math.min(left, 8 * 1024)).length;
        }
    }

    /** Moves to a place counted from the first byte; there is no way back. */
    void moveTo(long place) throws IOException {
        if (place < position) {
            throw Refusal.broken(type, "points backwards");
        }
        skip(place - position);
    }
}
