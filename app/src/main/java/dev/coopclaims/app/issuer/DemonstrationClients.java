package dev.coopclaims.app.issuer;

import dev.coopclaims.demo.DemoPeople;
import dev.coopclaims.demo.DemoPerson;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The people and machines of the demonstration as clients. They share one secret; none can be added. */
final class DemonstrationClients implements RegisteredClientRepository {
    private final Map<String, RegisteredClient> clients;

    DemonstrationClients(Duration tokenLifetime) {
        clients = DemoPeople.all().stream()
                .map(person -> client(person, tokenLifetime))
                .collect(Collectors.toUnmodifiableMap(RegisteredClient::getClientId, Function.identity()));
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("The demonstration's clients are fixed");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.get(clientId);
    }

    private static RegisteredClient client(DemoPerson person, Duration lifetime) {
        return RegisteredClient.withId(person.user())
                .clientId(person.user())
                .clientName(person.displayName())
                .clientSecret(DemoPeople.SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(lifetime).build())
                .build();
    }
}
