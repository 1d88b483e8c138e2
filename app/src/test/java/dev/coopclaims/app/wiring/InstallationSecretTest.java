package dev.coopclaims.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoCollection;
import dev.coopclaims.app.startup.CannotStart;
import java.lang.reflect.Proxy;
import java.util.Base64;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationSecretTest {

    @Test
    void a_configured_secret_is_taken_and_the_database_is_not_asked() {
        byte[] secret = "abcdefghijklmnopqrstuvwxyz012345".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(InstallationSecret.of(" " + Base64.getEncoder().encodeToString(secret) + "\n", untouched()))
                .isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "dG9vIHNob3J0"})
    void one_that_cannot_be_used_is_refused_at_start_and_not_shown(String configured) {
        CannotStart refused =
                catchThrowableOfType(CannotStart.class, () -> InstallationSecret.of(configured, untouched()));

        assertThat(refused).hasMessageContaining("coop.people-secret").hasMessageContaining("32 bytes");
        assertThat(refused.getMessage()).doesNotContain(configured);
    }

    @SuppressWarnings("unchecked") // a proxy has no type argument
    private static MongoCollection<Document> untouched() {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                InstallationSecretTest.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (self, method, args) -> {
                    throw new AssertionError(method.getName());
                });
    }
}
