package dev.coopclaims.eventstore.sealing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Master keys held in memory, read from a text with one key on each line: the version, a colon, and 32 bytes in Base64.
 * A rotation adds a line with the next version; the line of a version goes when no key is wrapped under it any more.
 */
public final class MasterKeyRing implements MasterKeys {

    private final NavigableMap<Integer, SecretKey> keys;
    private final Aead aead = new Aead();

    private MasterKeyRing(NavigableMap<Integer, SecretKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads a text.
     *
     * @param text lines, or entries separated by commas; blank ones, and lines that begin with #, are skipped
     * @throws IllegalArgumentException naming what is wrong with it, never a key
     */
    public static MasterKeyRing of(String text) {
        NavigableMap<Integer, SecretKey> keys = new TreeMap<>();
        int line = 0;
        for (String entry : text.split("[\\n,]", -1)) {
            line++;
            String stripped = entry.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            int colon = stripped.indexOf(':');
            int version = colon < 0 ? 0 : version(stripped.substring(0, colon).strip());
            byte[] key = colon < 0
                    ? new byte[0]
                    : bytes(stripped.substring(colon + 1).strip());
            if (version < 1 || key.length != FieldKey.BYTES) {
                throw new IllegalArgumentException("entry " + line + " is not a version from 1, a colon and "
                        + FieldKey.BYTES + " bytes in Base64");
            }
            if (keys.put(version, new SecretKeySpec(key, Aead.ALGORITHM)) != null) {
                throw new IllegalArgumentException("version " + version + " is there twice");
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key in it");
        }
        return new MasterKeyRing(keys);
    }

    /** A new line for such a text, with a random key. */
    public static String newLine(int version) {
        byte[] key = new byte[FieldKey.BYTES];
        new SecureRandom().nextBytes(key);
        return version + ":" + Base64.getEncoder().encodeToString(key) + "\n";
    }

    private static int version(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException no) {
            return 0;
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException no) {
            return new byte[0];
        }
    }

    @Override
    public int current() {
        return keys.lastKey();
    }

    @Override
    public boolean hasOlder() {
        return keys.size() > 1;
    }

    @Override
    public boolean has(int version) {
        return keys.containsKey(version);
    }

    @Override
    public byte[] wrap(int version, byte[] key, String context) {
        byte[] wrapped = new byte[Aead.NONCE_BYTES + key.length + Aead.TAG_BYTES];
        aead.seal(master(version), context.getBytes(StandardCharsets.UTF_8), key, wrapped, 0);
        return wrapped;
    }

    @Override
    public byte @Nullable [] unwrap(int version, byte[] wrapped, String context) {
        return aead.open(master(version), context.getBytes(StandardCharsets.UTF_8), wrapped, 0, wrapped.length);
    }

    private SecretKey master(int version) {
        SecretKey master = keys.get(version);
        if (master == null) {
            throw new IllegalArgumentException("there is no master key of version " + version);
        }
        return master;
    }

    @Override
    public String toString() {
        return "master keys of versions " + keys.keySet();
    }
}
