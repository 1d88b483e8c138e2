package dev.coopclaims.eventstore.sealing;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key of one subject: AES with 256 bits. Its text never shows it. */
public final class FieldKey {

    /** The length of a key in bytes. */
    static final int BYTES = 32;

    /** The highest generation that a sealed field can name. */
    static final int MAX_GENERATION = 0xFFFF;

    private final String subject;
    private final int generation;
    private final SecretKey secret;

    /**
     * @param subject whose key it is ({@link Subjects})
     * @param generation 1 for the subject's first key, one more for each key after an erasure
     * @param secret 32 bytes
     */
    public FieldKey(String subject, int generation, byte[] secret) {
        if (secret.length != BYTES || generation < 1 || generation > MAX_GENERATION) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes and a generation from 1 to "
                    + MAX_GENERATION + ", not " + secret.length + " and " + generation);
        }
        this.subject = subject;
        this.generation = generation;
        this.secret = new SecretKeySpec(secret, Aead.ALGORITHM);
    }

    String subject() {
        return subject;
    }

    int generation() {
        return generation;
    }

    SecretKey secret() {
        return secret;
    }

    @Override
    public String toString() {
        return subject + " #" + generation;
    }
}
