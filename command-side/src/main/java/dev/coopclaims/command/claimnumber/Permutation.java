package dev.coopclaims.command.claimnumber;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An order of the numbers 0 to size - 1 that nobody can predict without the key: a Feistel network over HMAC-SHA-256,
 * applied again until the result lies in the range. Each number occurs once, whatever the key.
 *
 * @param key in hex
 * @param size 1 to 2^60
 */
record Permutation(String key, long size) {
    private static final int ROUNDS = 8;
    private static final String HMAC = "HmacSHA256";

    Permutation {
        if (size < 1 || size > 1L << 60) {
            throw new IllegalArgumentException("size must be 1 to 2^60, not " + size);
        }
    }

    /** @param index 0 to size - 1 */
    long at(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index must be 0 to " + (size - 1) + ", not " + index);
        }
        int halfBits = Math.max(1, (64 - Long.numberOfLeadingZeros(size - 1) + 1) / 2);
        Mac mac = mac();
        long number = index;
        do {
            number = scattered(number, halfBits, mac);
        } while (number >= size);
        return number;
    }

    private long scattered(long number, int halfBits, Mac mac) {
        long mask = (1L << halfBits) - 1;
        long left = number >>> halfBits;
        long right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] hash = mac.doFinal(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                    .putLong(size)
                    .putLong(right)
                    .putInt(round)
                    .array());
            long mixed = left ^ (ByteBuffer.wrap(hash).getLong() & mask);
            left = right;
            right = mixed;
        }
        return left << halfBits | right;
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), HMAC));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + HMAC, missing);
        }
    }
}
