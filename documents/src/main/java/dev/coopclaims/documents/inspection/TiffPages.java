package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.inspection.PictureCheck.Pixels;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/** The pages of a TIFF (version 6.0): each directory and its strips or tiles must lie inside the file. */
final class TiffPages extends WholeCheck {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTES = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    private static final int SHORT = 3;
    private static final int CLASSIC = 42;
    private static final int MAX_PAGES = 10_000;
    private static final long MAX_STRIPS = 1_000_000;
    /** The maximum of entries in all directories together; a page has about twenty. */
    private static final long MAX_ENTRIES = 1_000_000;

    private final Pixels pixels;
    private final Set<Long> seen = new HashSet<>();
    private long strips;
    private long allEntries;

    TiffPages(Pixels pixels) {
        this.pixels = pixels;
    }

    /** The numbers of one entry of a directory. */
    private record Numbers(ByteBuffer tiff, boolean shorts, long count, long at) {
        static final Numbers NONE = new Numbers(ByteBuffer.allocate(0), false, 0, 0);

        long get(long index) {
            return shorts
                    ? tiff.getShort(place(at + 2 * index)) & 0xFFFF
                    : tiff.getInt(place(at + 4 * index)) & 0xFFFFFFFFL;
        }
    }

    @Override
    void check(byte[] content) {
        ByteBuffer tiff = ByteBuffer.wrap(content);
        try {
            tiff.order(content[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            if (tiff.getShort(2) != CLASSIC) {
                throw Refusal.mismatch(
                        AcceptedType.TIFF.mediaType(), "a TIFF of the 64-bit kind, which few programs open");
            }
            long page = tiff.getInt(4) & 0xFFFFFFFFL;
            for (int i = 0; page != 0 && i < MAX_PAGES; i++) {
                page = page(tiff, page);
            }
        } catch (IndexOutOfBoundsException | BufferUnderflowException outside) {
            throw Refusal.damaged(AcceptedType.TIFF, content.length, "the file ends there, too early");
        }
    }

    /** The position of the next page's directory; 0 if this was the last. */
    private long page(ByteBuffer tiff, long directory) {
        if (!seen.add(directory)) {
            throw Refusal.damaged(AcceptedType.TIFF, tiff.limit(), "its pages have no end");
        }
        int entries = tiff.getShort(place(directory)) & 0xFFFF;
        allEntries += entries;
        if (allEntries > MAX_ENTRIES) {
            throw Refusal.unsafe("too many entries of a picture", "limitEntries", MAX_ENTRIES);
        }
        long width = 0;
        long height = 0;
        Numbers offsets = Numbers.NONE;
        Numbers lengths = Numbers.NONE;
        for (int i = 0; i < entries; i++) {
            int entry = place(directory + 2 + 12L * i);
            Numbers numbers = numbers(tiff, entry);
            switch (tiff.getShort(entry) & 0xFFFF) {
                case WIDTH -> width = numbers.get(0);
                case HEIGHT -> height = numbers.get(0);
                case STRIP_OFFSETS, TILE_OFFSETS -> offsets = numbers;
                case STRIP_BYTES, TILE_BYTES -> lengths = numbers;
                default -> {}
            }
        }
        pixels.check(width, height);
        strips += Math.min(offsets.count(), lengths.count());
        if (strips > MAX_STRIPS) {
            throw Refusal.unsafe("too many pieces of a picture", "limitEntries", MAX_STRIPS);
        }
        for (long i = 0; i < Math.min(offsets.count(), lengths.count()); i++) {
            if (offsets.get(i) + lengths.get(i) > tiff.limit()) {
                throw Refusal.damaged(AcceptedType.TIFF, tiff.limit(), "the file ends there, within a picture");
            }
        }
        return tiff.getInt(place(directory + 2 + 12L * entries)) & 0xFFFFFFFFL;
    }

    private static Numbers numbers(ByteBuffer tiff, int entry) {
        boolean shorts = (tiff.getShort(entry + 2) & 0xFFFF) == SHORT;
        long count = tiff.getInt(entry + 4) & 0xFFFFFFFFL;
        boolean inside = count * (shorts ? 2 : 4) <= 4;
        return new Numbers(tiff, shorts, count, inside ? entry + 8L : tiff.getInt(entry + 8) & 0xFFFFFFFFL);
    }

    private static int place(long place) {
        if (place > Integer.MAX_VALUE - 4) {
            throw new IndexOutOfBoundsException("beyond any file");
        }
        return (int) place;
    }
}
