package dev.coopclaims.query.projection;

import java.util.BitSet;

/**
 * The keys that a hand has come upon, in a megabyte however many they are: it may say of a new key that it was met, of one in
 * some hundred when there are a million, and never the other way. For one thread.
 */
final class KeysMet {
    private static final int BITS_OF_A_PLACE = 23;
    private static final int HALF_A_PLACE = BITS_OF_A_PLACE / 2;
    private static final long FIRST = 0x9E37_79B9_7F4A_7C15L;
    private static final long SECOND = 0xC2B2_AE3D_27D4_EB4FL;

    private final BitSet places = new BitSet();

    /** Returns whether the key is surely new. */
    boolean add(String key) {
        long one = mixed(key, FIRST);
        long other = mixed(key, SECOND);
        boolean isNew = mark(one >>> (Long.SIZE - BITS_OF_A_PLACE));
        isNew |= mark((one >>> HALF_A_PLACE) & ((1L << BITS_OF_A_PLACE) - 1));
        isNew |= mark(other >>> (Long.SIZE - BITS_OF_A_PLACE));
        isNew |= mark((other >>> HALF_A_PLACE) & ((1L << BITS_OF_A_PLACE) - 1));
        return isNew;
    }

    private boolean mark(long place) {
        int at = (int) place;
        boolean isNew = !places.get(at);
        places.set(at);
        return isNew;
    }

    /** Keys of one kind differ in few characters, which the hash of a text alone spreads badly. */
    private static long mixed(String key, long by) {
        long hash = by;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x0000_0100_0000_01B3L;
        }
        hash ^= hash >>> 32;
        hash *= by;
        return hash ^ (hash >>> 29);
    }
}
