package dev.coopclaims.app.wiring;

import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.eventstore.sealing.MasterKeys;
import dev.coopclaims.eventstore.sealing.VaultMasterKeys;
import dev.coopclaims.eventstore.sealing.VaultSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Master keys that a key service keeps, as {@code coop.key-service} says. */
final class KeyService {
    private static final String SETTINGS = "coop.key-service.";
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private KeyService() {}

    static boolean isGiven(Environment environment) {
        return given(environment, "address") != null;
    }

    /**
     * Asks the service for its key.
     *
     * @throws CannotStart when the address is none
     * @throws dev.coopclaims.eventstore.sealing.UnusableMasterKeyException when a setting or the key is unusable
     * @throws dev.coopclaims.eventstore.sealing.KeysUnavailableException when it does not answer
     */
    static MasterKeys open(Environment environment) {
        String address = environment.getRequiredProperty(SETTINGS + "address").strip();
        return VaultMasterKeys.open(new VaultSettings(
                uri(address),
                environment.getProperty(SETTINGS + "mount", "transit"),
                environment.getProperty(SETTINGS + "key", "coop-claims"),
                given(environment, "token"),
                file(environment, "token-file"),
                file(environment, "ca-file"),
                environment.getProperty(SETTINGS + "timeout", Duration.class, TIMEOUT)));
    }

    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException malformed) {
            throw new CannotStart(
                    "coop.key-service.address is not an address: " + malformed.getMessage() + ".",
                    "It looks like https://vault.example:8200",
                    malformed);
        }
    }

    private static @Nullable String given(Environment environment, String name) {
        String value = environment.getProperty(SETTINGS + name, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Path file(Environment environment, String name) {
        String value = given(environment, name);
        return value == null ? null : Path.of(value);
    }
}
