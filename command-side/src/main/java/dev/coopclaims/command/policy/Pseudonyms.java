package dev.coopclaims.command.policy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for a person where people are counted: the same for the same name on every node and in every claim, and for
 * whoever lacks the installation's secret no more than a number. A plain digest would give the name to anybody who tries a
 * list of names (H-6).
 */
public final class Pseudonyms {
    /** As long as the digest: less would be guessed more easily than that. */
    public static final int MIN_SECRET_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;

    private final SecretKeySpec key;

    /**
     * Under that secret; another one makes everybody another person.
     *
     * @throws IllegalArgumentException when it has fewer than {@value #MIN_SECRET_BYTES} bytes
     */
    public Pseudonyms(byte[] secret) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("a secret of at least " + MIN_SECRET_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Under a secret that nobody keeps: comparable with nothing of before, or of another process. */
    public static Pseudonyms ofTheMoment() {
        byte[] secret = new byte[MIN_SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Pseudonyms(secret);
    }

    /** The first 128 bits of the keyed digest in hex: long enough that two people never meet. */
    public String of(String person) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(person.getBytes(StandardCharsets.UTF_8)), 0, KEPT_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }
}
