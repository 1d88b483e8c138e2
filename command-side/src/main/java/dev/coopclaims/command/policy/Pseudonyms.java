package dev.coopclaims.command.policy;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed digests by which rules recognise people, suppliers, invoices (C-9, P-3) and earnings (F-1). One text has the same digest on
 * every node and in every claim of its organisation; without the installation's secret, the digest is just a number. A
 * plain one would reveal the text to anybody who tries a list of names (H-6). A pure function: it asks nobody anything.
 */
public final class Pseudonyms {
    /** As long as the digest: a shorter secret would be easier to guess. */
    public static final int MIN_SECRET_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;

    private final SecretKeySpec key;

    /** What is recognised: the same text as a name and as a number has two digests. */
    public enum Of {
        /** An attendee of a cost. */
        PERSON,
        /** A conference of a cost. */
        CONFERENCE,
        /** The number of an invoice. */
        INVOICE_NUMBER,
        /** The name of a supplier. */
        SUPPLIER,
        /** A supplier's tax id. */
        TAX_ID,
        /** The external id of an earning record, which is known over all organisations. */
        EARNING,
        /** Nothing of a claim: what tells two secrets apart. */
        SECRET
    }

    /**
     * Digests under the given secret; with another secret, everything gets another digest.
     *
     * @throws IllegalArgumentException if it has fewer than {@value #MIN_SECRET_BYTES} bytes
     */
    public Pseudonyms(byte[] secret) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("the secret must have at least " + MIN_SECRET_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Digests under a temporary secret: not comparable with earlier ones or with those of another process. */
    public static Pseudonyms ofTheMoment() {
        byte[] secret = new byte[MIN_SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Pseudonyms(secret);
    }

    /** The digest of a text of an organisation, or of texts in this order. */
    public String of(Of what, OrganisationId organisation, String... texts) {
        return digest(what.name() + "\n" + organisation + "\n" + String.join("\n", List.of(texts)));
    }

    /** The digest of a text that is known over all organisations. */
    public String ofAll(Of what, String text) {
        return digest(what.name() + "\n" + text);
    }

    /** Tells whether two processes have the same secret, and nothing about the secret. */
    public String fingerprint() {
        return digest(Of.SECRET.name());
    }

    /** The first 128 bits of the keyed digest in hex: long enough that no two texts share one. */
    private String digest(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, KEPT_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }
}
