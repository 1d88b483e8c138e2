package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The directory at the end of a zip file (PKWARE APPNOTE 4.3.12 and 4.3.16). Readers that stream go by the parts, others
 * by the directory: a file that shows each something different is refused. The 64-bit form, which no file of these sizes
 * needs, is refused too.
 */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int END_BYTES = 22;
    private static final int ENTRY_BYTES = 46;
    private static final int MAX_COMMENT_BYTES = 0xFFFF;
    private static final int TYPICAL_ENTRY_BYTES = 256;
    private static final int UNIX_KIND_MASK = 0xF000;
    private static final int UNIX_LINK = 0xA000;

    private ZipDirectory() {}

    /** How much of a file's end must be remembered for a directory of so many entries. */
    static int maxBytes(int maxEntries) {
        return END_BYTES + MAX_COMMENT_BYTES + Math.multiplyExact(maxEntries, TYPICAL_ENTRY_BYTES);
    }

    static void check(TailStream stream, Set<String> names, AcceptedType type) {
        ByteBuffer tail = ByteBuffer.wrap(stream.tail()).order(ByteOrder.LITTLE_ENDIAN);
        int end = endRecord(tail);
        if (end < 0) {
            throw Refusal.broken(type, "a zip file without directory");
        }
        int entries = tail.getShort(end + 10) & 0xFFFF;
        long sizeBytes = tail.getInt(end + 12) & 0xFFFFFFFFL;
        long offset = tail.getInt(end + 16) & 0xFFFFFFFFL;
        long tailStart = stream.totalBytes() - tail.limit();
        long start = offset - tailStart;
        if (entries != names.size() || start < 0 || start + sizeBytes != end) {
            throw Refusal.unsafe("a zip directory that does not fit its parts");
        }
        if (!namesOf(tail.slice((int) start, (int) sizeBytes).order(ByteOrder.LITTLE_ENDIAN), entries)
                .equals(names)) {
            throw Refusal.unsafe("a zip directory that does not fit its parts");
        }
    }

    /** Where the last record begins whose comment ends with the file, or -1. */
    private static int endRecord(ByteBuffer tail) {
        int lowest = Math.max(0, tail.limit() - END_BYTES - MAX_COMMENT_BYTES);
        for (int at = tail.limit() - END_BYTES; at >= lowest; at--) {
            if (tail.getInt(at) == END_SIGNATURE
                    && at + END_BYTES + (tail.getShort(at + 20) & 0xFFFF) == tail.limit()) {
                return at;
            }
        }
        return -1;
    }

    private static Set<String> namesOf(ByteBuffer directory, int entries) {
        Set<String> names = new HashSet<>();
        int at = 0;
        for (int i = 0; i < entries; i++) {
            if (at + ENTRY_BYTES > directory.limit() || directory.getInt(at) != ENTRY_SIGNATURE) {
                throw Refusal.unsafe("a zip directory that does not fit its parts");
            }
            int nameBytes = directory.getShort(at + 28) & 0xFFFF;
            int extraBytes = directory.getShort(at + 30) & 0xFFFF;
            int commentBytes = directory.getShort(at + 32) & 0xFFFF;
            int unixMode = directory.getInt(at + 38) >>> 16;
            int next = at + ENTRY_BYTES + nameBytes + extraBytes + commentBytes;
            if (next > directory.limit()) {
                throw Refusal.unsafe("a zip directory that does not fit its parts");
            }
            if ((unixMode & UNIX_KIND_MASK) == UNIX_LINK) {
                throw Refusal.unsafe("a link among the parts");
            }
            byte[] name = new byte[nameBytes];
            directory.get(at + ENTRY_BYTES, name);
            names.add(new String(name, StandardCharsets.UTF_8));
            at = next;
        }
        return names;
    }
}
