package dev.coopclaims.eventstore.bson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cache of recurring strings by their UTF-8 bytes, such as field names: at most 4,096 strings of at most 64 bytes. A
 * new string replaces an older one in the same place. Lookups compare words of eight bytes. Thread-safe: a lost race
 * only creates a string twice.
 */
final class KnownTexts {

    private static final int PLACES = 4096;
    private static final int LONGEST_BYTES = 64;
    private static final int WORD = Long.BYTES;

    /**
     * After this many hits a string is interned, so that it is the same instance that classes and Jackson compare with.
     */
    private static final int OFTEN = 16;

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final @Nullable Known[] KNOWN = new Known[PLACES];

    /**
     * The first and last word of the bytes. They overlap below 16 bytes; below 8 bytes both are the bytes padded with
     * zeros.
     */
    private static final class Known {
        private final int length;
        private final long first;
        private final long last;
        private final byte[] bytes;
        private final String text;
        private int found;

        Known(long first, long last, byte[] bytes, String text, int found) {
            this.length = bytes.length;
            this.first = first;
            this.last = last;
            this.bytes = bytes;
            this.text = text;
            this.found = found;
        }
    }

    private KnownTexts() {}

    /** A range of an array as text. */
    static String in(byte[] bytes, int start, int length) {
        if (length == 0) {
            return "";
        }
        if (length > LONGEST_BYTES) {
            return new String(bytes, start, length, StandardCharsets.UTF_8);
        }
        long first;
        long last;
        if (length < WORD) {
            first = shortWord(bytes, start, length);
            last = first;
        } else {
            first = word(bytes, start);
            last = word(bytes, start + length - WORD);
        }
        int place = place(bytes, start, length, first, last);
        Known known = KNOWN[place];
        if (known != null
                && known.length == length
                && known.first == first
                && known.last == last
                && (length <= 2 * WORD || Arrays.equals(known.bytes, 0, length, bytes, start, start + length))) {
            if (known.found < OFTEN && ++known.found == OFTEN) {
                KNOWN[place] = new Known(first, last, known.bytes, known.text.intern(), OFTEN);
            }
            return known.text;
        }
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        KNOWN[place] = new Known(first, last, Arrays.copyOfRange(bytes, start, start + length), text, 0);
        return text;
    }

    /** The index of the next zero byte; the limit if there is none before it. */
    static int nextZero(byte[] bytes, int from, int limit) {
        int at = from;
        for (; at <= limit - WORD; at += WORD) {
            long word = word(bytes, at);
            long zeros = (word - ONES) & ~word & HIGHS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (at < limit && bytes[at] != 0) {
            at++;
        }
        return at;
    }

    /** The place of a text in the table. */
    static int place(byte[] bytes, int start, int length) {
        return length < WORD
                ? place(bytes, start, length, shortWord(bytes, start, length), shortWord(bytes, start, length))
                : place(bytes, start, length, word(bytes, start), word(bytes, start + length - WORD));
    }

    private static int place(byte[] bytes, int start, int length, long first, long last) {
        long hash = (first * SPREAD + last) * SPREAD + length;
        for (int at = WORD; at < length - WORD; at += WORD) {
            hash = (hash ^ word(bytes, start + at)) * SPREAD;
        }
        return (int) ((hash * SPREAD) >>> 52);
    }

    private static long shortWord(byte[] bytes, int start, int length) {
        if (start <= bytes.length - WORD) {
            return word(bytes, start) & (-1L >>> (Long.SIZE - length * Byte.SIZE));
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = (word << Byte.SIZE) | (bytes[start + i] & 0xFF);
        }
        return word;
    }

    private static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }
}
