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
 * short text, and a new key nearly as long again, so ciphers are reused, and by the same key if they are still idle.
 * Callers are often virtual threads, so they are not kept by thread. Thread-safe.
 */
final class Aead {

    static final String ALGORITHM = "AES";

    /** The length in bytes of what precedes the text: the nonce. */
    static final int NONCE_BYTES = 12;

    /** The length in bytes of what follows the text: the tag. */
    static final int TAG_BYTES = 16;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    /** A power of two; many more of them would be slower, since they leave the processor's caches. */
    private static final int CIPHERS_BY_KEY = 64;
    /** A power of two. */
    private static final int IDLE_CIPHERS = 16;

    private final RandomGenerator nonces;
    private final AtomicReferenceArray<@Nullable Cipher> byKey = new AtomicReferenceArray<>(CIPHERS_BY_KEY);
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
        Cipher cipher = taken(key);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            cipher.updateAAD(associated);
            cipher.doFinal(text, 0, text.length, sealed, offset + NONCE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM failed on " + text.length + " bytes", impossible);
        }
        giveBack(key, cipher);
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
        Cipher cipher = taken(key);
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
        giveBack(key, cipher);
        return text;
    }

    private static int slotOf(SecretKey key) {
        return System.identityHashCode(key) & (CIPHERS_BY_KEY - 1);
    }

    private static int slotOfThread() {
        return (int) Thread.currentThread().threadId() & (IDLE_CIPHERS - 1);
    }

    private Cipher taken(SecretKey key) {
        Cipher known = byKey.getAndSet(slotOf(key), null);
        if (known == null) {
            known = idle.getAndSet(slotOfThread(), null);
        }
        if (known != null) {
            return known;
        }
        try {
            return Cipher.getInstance(TRANSFORMATION);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has AES-GCM", missing);
        }
    }

    private void giveBack(SecretKey key, Cipher cipher) {
        if (!byKey.compareAndSet(slotOf(key), null, cipher)) {
            idle.setRelease(slotOfThread(), cipher);
        }
    }
}
