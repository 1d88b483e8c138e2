package dev.coopclaims.command.policy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms under which people are counted. One name has the same pseudonym on every node and in every claim; without
 * the installation's secret, the pseudonym is just a number. A plain digest would reveal the name to anybody who tries
 * a list of names (H-6).
 */
public final class Pseudonyms {
    /** As long as the digest: a shorter secret would be easier to guess. */
    public static final int MIN_SECRET_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;

    private final SecretKeySpec key;

    /**
     * Pseudonyms under the given secret; with another secret, everybody gets another pseudonym.
     *
     * @throws IllegalArgumentException if it has fewer than {@value #MIN_SECRET_BYTES} bytes
     */
    public Pseudonyms(byte[] secret) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("the secret must have at least " + MIN_SECRET_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Pseudonyms under a temporary secret: not comparable with earlier ones or with those of another process. */
    public static Pseudonyms ofTheMoment() {
        byte[] secret = new byte[MIN_SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Pseudonyms(secret);
    }

    /** The first 128 bits of the keyed digest in hex: long enough that no two people share one. */
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
