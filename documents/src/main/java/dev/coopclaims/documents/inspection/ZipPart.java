package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The parts of a zip file as its directory lists them (PKWARE APPNOTE 4.3.7 to 4.3.16), in the 32-bit or 64-bit form.
 * Streaming programs rely on the parts, others on the directory: a file in which the two differ is refused, and so are
 * bytes that belong to no part. If a streaming writer left the sizes after its parts (data descriptors), they are taken
 * from the directory, as in Word and Excel.
 *
 * @param name as written, in UTF-8
 * @param method the compression method
 * @param crc of the unpacked content
 * @param packedBytes the size of the packed data
 * @param sizeBytes the size of the unpacked content
 * @param dataAt where the packed data begins
 */
record ZipPart(String name, int method, long crc, long packedBytes, long sizeBytes, int dataAt) {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LARGE_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LARGE_END_SIGNATURE = 0x06064b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int PART_SIGNATURE = 0x04034b50;
    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final int END_BYTES = 22;
    private static final int LARGE_LOCATOR_BYTES = 20;
    private static final int LARGE_END_BYTES = 56;
    private static final int ENTRY_BYTES = 46;
    private static final int PART_BYTES = 30;
    private static final int MAX_COMMENT_BYTES = 0xFFFF;
    private static final int LARGE_EXTRA = 0x0001;
    private static final long LARGE = 0xFFFFFFFFL;
    private static final int ENCRYPTED = 0x2001;
    private static final int SIZES_BEHIND = 0x0008;
    private static final int UNIX_KIND_MASK = 0xF000;
    private static final int UNIX_LINK = 0xA000;

    /** The position of the directory. */
    private record Directory(long at, long sizeBytes, long entries, int end) {}

    /** One entry of the directory. */
    private record Entry(String name, int flags, int method, long crc, long packedBytes, long sizeBytes, long partAt) {}

    /**
     * All parts in the order of the file.
     *
     * @throws dev.coopclaims.documents.ContentRefused if it is cut off, encrypted, or differs from its directory
     */
    static List<ZipPart> of(byte[] content, AcceptedType type, int maxParts) {
        ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        try {
            Directory directory = directory(file, type);
            if (directory.entries > maxParts) {
                throw Refusal.unsafe("too many parts", "limitEntries", maxParts);
            }
            if (directory.at < 0 || directory.at + directory.sizeBytes != directory.end) {
                throw doesNotFit();
            }
            List<Entry> entries = entries(file, directory);
            entries.sort(Comparator.comparingLong(Entry::partAt));
            List<ZipPart> parts = new ArrayList<>(entries.size());
            long next = 0;
            for (int i = 0; i < entries.size(); i++) {
                ZipPart part = part(file, entries.get(i), next, type);
                parts.add(part);
                next = i + 1 < entries.size() ? entries.get(i + 1).partAt : directory.at;
                checkGap(file, entries.get(i), part.dataAt + part.packedBytes, next);
            }
            return parts;
        } catch (IndexOutOfBoundsException | BufferUnderflowException outside) {
            throw doesNotFit();
        }
    }

    private static Directory directory(ByteBuffer file, AcceptedType type) {
        int end = endRecord(file);
        if (end < 0) {
            throw Refusal.damaged(type, file.limit(), "the file ends there, before the directory of its parts");
        }
        int locator = end - LARGE_LOCATOR_BYTES;
        if (locator >= LARGE_END_BYTES && file.getInt(locator) == LARGE_LOCATOR_SIGNATURE) {
            int large = place(file.getLong(locator + 8));
            if (file.getInt(large) != LARGE_END_SIGNATURE || large + 12 + file.getLong(large + 4) != locator) {
                throw doesNotFit();
            }
            return new Directory(file.getLong(large + 48), file.getLong(large + 40), file.getLong(large + 32), large);
        }
        return new Directory(
                file.getInt(end + 16) & LARGE, file.getInt(end + 12) & LARGE, file.getShort(end + 10) & 0xFFFF, end);
    }

    /** The beginning of the last record whose comment ends with the file, or -1. */
    private static int endRecord(ByteBuffer file) {
        int lowest = Math.max(0, file.limit() - END_BYTES - MAX_COMMENT_BYTES);
        for (int at = file.limit() - END_BYTES; at >= lowest; at--) {
            if (file.getInt(at) == END_SIGNATURE
                    && at + END_BYTES + (file.getShort(at + 20) & 0xFFFF) == file.limit()) {
                return at;
            }
        }
        return -1;
    }

    private static List<Entry> entries(ByteBuffer file, Directory directory) {
        List<Entry> entries = new ArrayList<>();
        int at = place(directory.at);
        for (long i = 0; i < directory.entries; i++) {
            if (file.getInt(at) != ENTRY_SIGNATURE) {
                throw doesNotFit();
            }
            int nameBytes = file.getShort(at + 28) & 0xFFFF;
            int extraBytes = file.getShort(at + 30) & 0xFFFF;
            int unixMode = file.getInt(at + 38) >>> 16;
            if ((unixMode & UNIX_KIND_MASK) == UNIX_LINK) {
                throw Refusal.unsafe("a link among the parts");
            }
            entries.add(entry(file, at, nameBytes, extraBytes));
            at += ENTRY_BYTES + nameBytes + extraBytes + (file.getShort(at + 32) & 0xFFFF);
        }
        if (at != directory.end) {
            throw doesNotFit();
        }
        return entries;
    }

    private static Entry entry(ByteBuffer file, int at, int nameBytes, int extraBytes) {
        long size = file.getInt(at + 24) & LARGE;
        long packed = file.getInt(at + 20) & LARGE;
        long partAt = file.getInt(at + 42) & LARGE;
        int large = largeExtra(file, at + ENTRY_BYTES + nameBytes, extraBytes);
        if (large >= 0) {
            // The field holds only the values that do not fit into 32 bits, in this order.
            if (size == LARGE) {
                size = file.getLong(large);
                large += 8;
            }
            if (packed == LARGE) {
                packed = file.getLong(large);
                large += 8;
            }
            partAt = partAt == LARGE ? file.getLong(large) : partAt;
        }
        return new Entry(
                name(file, at + ENTRY_BYTES, nameBytes),
                file.getShort(at + 8) & 0xFFFF,
                file.getShort(at + 10) & 0xFFFF,
                file.getInt(at + 16) & LARGE,
                packed,
                size,
                partAt);
    }

    /** Where the content of the extra field for large sizes begins, or -1. */
    private static int largeExtra(ByteBuffer file, int from, int extraBytes) {
        int at = from;
        while (at + 4 <= from + extraBytes) {
            if ((file.getShort(at) & 0xFFFF) == LARGE_EXTRA) {
                return at + 4;
            }
            at += 4 + (file.getShort(at + 2) & 0xFFFF);
        }
        return -1;
    }

    /** Checks that the part's own header agrees with the directory. */
    private static ZipPart part(ByteBuffer file, Entry entry, long expectedAt, AcceptedType type) {
        if ((entry.flags & ENCRYPTED) != 0) {
            throw Refusal.encrypted(type);
        }
        int at = place(entry.partAt);
        int nameBytes = file.getShort(at + 26) & 0xFFFF;
        if (at != expectedAt
                || file.getInt(at) != PART_SIGNATURE
                || (file.getShort(at + 8) & 0xFFFF) != entry.method
                || !name(file, at + PART_BYTES, nameBytes).equals(entry.name)) {
            throw doesNotFit();
        }
        int dataAt = at + PART_BYTES + nameBytes + (file.getShort(at + 28) & 0xFFFF);
        if (entry.packedBytes < 0 || entry.packedBytes > file.limit() - dataAt) {
            throw doesNotFit();
        }
        return new ZipPart(entry.name, entry.method, entry.crc, entry.packedBytes, entry.sizeBytes, dataAt);
    }

    /** Between two parts there is nothing but the sizes that a streaming writer writes after a part. */
    private static void checkGap(ByteBuffer file, Entry entry, long from, long to) {
        long gap = to - from;
        boolean behind = (entry.flags & SIZES_BEHIND) != 0;
        if (gap == 0) {
            return;
        }
        boolean marked = behind && (gap == 16 || gap == 24) && file.getInt(place(from)) == DESCRIPTOR_SIGNATURE;
        boolean bare = behind && (gap == 12 || gap == 20);
        if (!marked && !bare) {
            throw doesNotFit();
        }
        if ((file.getInt(place(from + (marked ? 4 : 0))) & LARGE) != entry.crc) {
            throw doesNotFit();
        }
    }

    private static String name(ByteBuffer file, int at, int bytes) {
        byte[] name = new byte[bytes];
        file.get(at, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    private static int place(long place) {
        if (place < 0 || place > Integer.MAX_VALUE) {
            throw new IndexOutOfBoundsException("outside the file");
        }
        return (int) place;
    }

    private static RuntimeException doesNotFit() {
        return Refusal.unsafe("a zip directory that does not fit its parts");
    }
}
