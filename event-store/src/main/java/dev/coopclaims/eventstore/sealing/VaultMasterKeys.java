package dev.coopclaims.eventstore.sealing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Master keys that never leave a key service with the protocol of Vault's transit engine (version 1.13 or later, or
 * OpenBao): it wraps and unwraps, and its versions are those of the key. A rotation there is noticed within
 * {@link #VERSIONS_FOR}. While the service does not answer, everything throws {@link KeysUnavailableException}, and for a
 * second nobody else asks it.
 */
public final class VaultMasterKeys implements MasterKeys {

    /** How long what is known of the versions stands. */
    static final Duration VERSIONS_FOR = Duration.ofMinutes(1);

    /** How many keys are wrapped or unwrapped in one call. */
    static final int BATCH_KEYS = 500;

    private static final String TYPE = "aes256-gcm96";
    private static final String PREFIX = "vault:v";

    private final VaultTransit transit;
    private final LongSupplier nanoTime;
    private volatile Versions versions;

    private record Versions(int oldest, int newest, long atNanos) {}

    private VaultMasterKeys(VaultTransit transit, LongSupplier nanoTime) {
        this.transit = transit;
        this.nanoTime = nanoTime;
        this.versions = read();
    }

    /**
     * Asks the service for its key.
     *
     * @throws UnusableMasterKeyException when it has no such key, of another type, or refuses the token
     * @throws KeysUnavailableException when it does not answer
     */
    public static VaultMasterKeys open(VaultSettings settings) {
        return open(settings, System::nanoTime);
    }

    /** @param nanoTime a monotonic clock */
    static VaultMasterKeys open(VaultSettings settings, LongSupplier nanoTime) {
        return new VaultMasterKeys(new VaultTransit(settings, nanoTime), nanoTime);
    }

    private Versions read() {
        long now = nanoTime.getAsLong();
        JsonNode key = transit.key();
        if (!key.path("type").asString("").equals(TYPE)) {
            throw new UnusableMasterKeyException(
                    "the key of the key service is of type " + key.path("type").asString("?") + " and not " + TYPE);
        }
        return new Versions(
                key.path("min_decryption_version").asInt(1),
                key.path("latest_version").asInt(1),
                now);
    }

    /** The versions; those known stand while the service does not answer. */
    private Versions versions() {
        Versions known = versions;
        if (nanoTime.getAsLong() - known.atNanos() < VERSIONS_FOR.toNanos()) {
            return known;
        }
        try {
            Versions read = read();
            versions = read;
            return read;
        } catch (KeysUnavailableException away) {
            return known;
        }
    }

    @Override
    public int current() {
        return versions().newest();
    }

    @Override
    public boolean hasOlder() {
        Versions known = versions();
        return known.newest() > known.oldest();
    }

    @Override
    public boolean has(int version) {
        if (version > versions().newest()) {
            versions = read(); // another node noticed the rotation first
        }
        Versions known = versions;
        return version >= known.oldest() && version <= known.newest();
    }

    @Override
    public byte[] wrap(int version, byte[] key, String context) {
        return wrapAll(version, List.of(new Clear(key, context))).getFirst();
    }

    @Override
    public byte @Nullable [] unwrap(int version, byte[] wrapped, String context) {
        if (!has(version)) {
            throw new IllegalArgumentException("there is no master key of version " + version);
        }
        return unwrapAll(List.of(new Wrapped(version, wrapped, context))).getFirst();
    }

    @Override
    public List<byte[]> wrapAll(int version, List<Clear> keys) {
        List<byte[]> wrapped = new ArrayList<>(keys.size());
        String prefix = PREFIX + version + ":";
        for (List<Clear> some : parts(keys)) {
            List<Map<String, Object>> inputs = new ArrayList<>(some.size());
            for (Clear key : some) {
                inputs.add(Map.of(
                        "plaintext",
                        base64(key.key()),
                        "associated_data",
                        base64(key.context()),
                        "key_version",
                        version));
            }
            for (JsonNode result : transit.batch("encrypt", inputs)) {
                String text = result.path("ciphertext").asString("");
                if (!text.startsWith(prefix)) {
                    throw new KeysUnavailableException(
                            "The key service did not wrap a key under version " + version + ": "
                                    + result.path("error").asString("without a reason"),
                            null);
                }
                wrapped.add(Base64.getDecoder().decode(text.substring(prefix.length())));
            }
        }
        return wrapped;
    }

    @Override
    public List<byte @Nullable []> unwrapAll(List<Wrapped> keys) {
        List<byte @Nullable []> clear = new ArrayList<>(keys.size());
        for (List<Wrapped> some : parts(keys)) {
            List<Map<String, Object>> inputs = new ArrayList<>(some.size());
            for (Wrapped key : some) {
                inputs.add(Map.of(
                        "ciphertext",
                        PREFIX + key.version() + ":" + base64(key.key()),
                        "associated_data",
                        base64(key.context())));
            }
            for (JsonNode result : transit.batch("decrypt", inputs)) {
                String text = result.path("plaintext").asString("");
                clear.add(text.isEmpty() ? null : Base64.getDecoder().decode(text));
            }
        }
        return clear;
    }

    private static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH_KEYS) {
            parts.add(all.subList(from, Math.min(all.size(), from + BATCH_KEYS)));
        }
        return parts;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "master keys of " + transit;
    }
}
