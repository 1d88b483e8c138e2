package dev.coopclaims.eventstore.sealing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a key service is.
 *
 * @param address such as {@code https://vault.example:8200}; without TLS only on this machine, as for an agent
 * @param mount where the transit engine is mounted: {@code transit}
 * @param key the name of the key, of type {@code aes256-gcm96}
 * @param token what the service knows this process by; null when it is in a file
 * @param tokenFile a file with the token, read for each call, so that an agent may renew it; null when it is given
 * @param caFile certificates in PEM that the service's is checked against; null for those that Java trusts
 * @param timeout for connecting, and for an answer
 */
public record VaultSettings(
        URI address,
        String mount,
        String key,
        @Nullable String token,
        @Nullable Path tokenFile,
        @Nullable Path caFile,
        Duration timeout) {

    public VaultSettings {
        boolean here = "localhost".equals(address.getHost())
                || "127.0.0.1".equals(address.getHost())
                || "[::1]".equals(address.getHost());
        if (address.getHost() == null
                || !("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && here))) {
            throw new UnusableMasterKeyException(
                    "the address of the key service must begin with https://, and may begin with http:// on this"
                            + " machine only, unlike " + address);
        }
        if ((token == null) == (tokenFile == null)) {
            throw new UnusableMasterKeyException("the key service needs a token, or a file with one, and not both");
        }
        if (!timeout.isPositive()) {
            throw new UnusableMasterKeyException("the time for an answer of the key service must be positive");
        }
        requireName(mount, "the mount of the transit engine");
        requireName(key, "the name of the key");
    }

    private static void requireName(String name, String what) {
        if (!name.matches("[A-Za-z0-9._/-]+")) {
            throw new UnusableMasterKeyException(what + " has letters, digits and ._/- only, unlike '" + name + "'");
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return address + "/" + mount + "/" + key;
    }
}
