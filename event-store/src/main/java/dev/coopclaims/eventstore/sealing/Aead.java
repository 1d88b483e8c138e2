package dev.coopclaims.eventstore.sealing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM with a random nonce of 96 bits and a tag of 128 bits. Looking a cipher up takes several times as long as a
 * short text, so ciphers are reused; callers are often virtual threads, so they are not kept by thread. Nor are they kept
 * by key: that saves a key's expansion where few keys are read again and again, and costs more where there are many,
 * since the ciphers leave the processor's caches. Thread-safe.
 */
final class Aead {

    static final String ALGORITHM = "AES";

    /** The length in bytes of what precedes the text: the nonce. */
    static final int NONCE_BYTES = 12;

    /** The length in bytes of what follows the text: the tag. */
    static final int TAG_BYTES = 16;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    /** A power of two. */
    private static final int IDLE_CIPHERS = 16;

    private final RandomGenerator nonces;
    private final AtomicReferenceArray<@Nullable Cipher> idle = new AtomicReferenceArray<>(IDLE_CIPHERS);

    Aead() {
        this(new SecureRandom());
    }

    /** @param nonces unpredictable, except in tests of the stored form */
    Aead(RandomGenerator nonces) {
        this.nonces = nonces;
    }

    /**
     * Encrypts a text.
     *
     * @param associated what must be the same on opening
     * @param sealed receives nonce, encrypted text and tag
     * @param offset where they begin
     */
    void seal(SecretKey key, byte[] associated, byte[] text, byte[] sealed, int offset) {
        byte[] nonce = new byte[NONCE_BYTES];
        nonces.nextBytes(nonce);
        System.arraycopy(nonce, 0, sealed, offset, NONCE_BYTES);
        int slot = slot();
        Cipher cipher = taken(slot);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            cipher.updateAAD(associated);
            cipher.doFinal(text, 0, text.length, sealed, offset + NONCE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM failed on " + text.length + " bytes", impossible);
        }
        idle.setRelease(slot, cipher);
    }

    /**
     * Decrypts what {@link #seal} wrote.
     *
     * @return null when the bytes, the associated data or the key are others than those
     */
    byte @Nullable [] open(SecretKey key, byte[] associated, byte[] sealed, int offset, int length) {
        if (length < NONCE_BYTES + TAG_BYTES) {
            return null;
        }
        int slot = slot();
        Cipher cipher = taken(slot);
        byte[] text;
        try {
            cipher.init(
                    Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, sealed, offset, NONCE_BYTES));
            cipher.updateAAD(associated);
            text = cipher.doFinal(sealed, offset + NONCE_BYTES, length - NONCE_BYTES);
        } catch (AEADBadTagException others) {
            return null;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM failed on " + sealed.length + " bytes", impossible);
        }
        idle.setRelease(slot, cipher);
        return text;
    }

    private static int slot() {
        return (int) Thread.currentThread().threadId() & (IDLE_CIPHERS - 1);
    }

    private Cipher taken(int slot) {
        Cipher known = idle.getAndSet(slot, null);
        if (known != null) {
            return known;
        }
        try {
            return Cipher.getInstance(TRANSFORMATION);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has AES-GCM", missing);
        }
    }
}
