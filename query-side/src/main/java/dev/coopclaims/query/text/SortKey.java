package dev.coopclaims.query.text;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The sort key of a name: letters first, then accents, then case (the root order of Unicode's CLDR), the same for every
 * reader. A view stores the key, so that byte order is the order of names and an index provides it: the embedded server
 * has no collations.
 */
public final class SortKey {
    /** Bytes after these do not distinguish names. */
    private static final int MAX_BYTES = 600;

    private static final int BITS_PER_CHARACTER = 6;
    private static final int BITS_PER_BYTE = 8;
    /** In byte order, so that the text sorts as the bits do. */
    private static final byte[] ALPHABET =
            "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);

    private static final Collator ROOT = root();

    private SortKey() {}

    private static Collator root() {
        Collator collator = Collator.getInstance(ULocale.ROOT);
        collator.setStrength(Collator.TERTIARY);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return collator.freeze();
    }

    /** As text, at most 800 characters. */
    public static String of(String name) {
        byte[] key = ROOT.getCollationKey(name).toByteArray();
        // Every key ends with a zero byte.
        return text(Arrays.copyOf(key, Math.min(key.length - 1, MAX_BYTES)));
    }

    private static String text(byte[] key) {
        int length = (key.length * BITS_PER_BYTE + BITS_PER_CHARACTER - 1) / BITS_PER_CHARACTER;
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            int bits = 0;
            for (int bit = i * BITS_PER_CHARACTER; bit < (i + 1) * BITS_PER_CHARACTER; bit++) {
                int at = bit / BITS_PER_BYTE;
                int one = at < key.length ? key[at] >> (BITS_PER_BYTE - 1 - bit % BITS_PER_BYTE) & 1 : 0;
                bits = bits << 1 | one;
            }
            text[i] = ALPHABET[bits];
        }
        return new String(text, StandardCharsets.US_ASCII);
    }
}
