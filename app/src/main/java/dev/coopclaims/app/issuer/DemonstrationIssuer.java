package dev.coopclaims.app.issuer;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.coopclaims.app.security.TokenRules;
import dev.coopclaims.app.startup.OnCommandRole;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.demo.DemoPeople;
import dev.coopclaims.demo.DemoPerson;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.kernel.catalogue.CatalogueEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * {@code POST /oauth2/token} with client credentials: every person and machine of {@link DemoPeople} is a client, its
 * user id the client id. There is no login and no consent: anyone who reaches this machine can act as anyone.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnDemonstrationIssuer.class)
public class DemonstrationIssuer {
    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationIssuer.class);

    /** The same for every process and port, so that they accept each other's tokens. */
    static final String ISSUER = "urn:coop-claims:demonstration";

    /** The audience of its tokens. */
    static final String AUDIENCE = "coop-claims";

    @Bean
    JWKSource<SecurityContext> demonstrationKeys(MongoDatabase database) {
        ECKey key = SigningKey.readOrCreate(database.getCollection(SigningKey.COLLECTION));
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        // Times and type are checked by the validator below.
        processor.setJWSTypeVerifier((type, context) -> {});
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(TokenRules.of(ISSUER, List.of(AUDIENCE)));
        return decoder;
    }

    @Bean
    RegisteredClientRepository demonstrationClients(
            @Value("${coop.demonstration.token-lifetime:PT12H}") Duration lifetime) {
        LOG.warn(
                "No issuer-uri is configured, so this application issues its own tokens. This is for trying out only:"
                        + " anyone who reaches it can act as anyone. POST /oauth2/token,"
                        + " grant_type=client_credentials, secret '{}', as: {}",
                DemoPeople.SECRET,
                String.join(
                        ", ",
                        DemoPeople.all().stream()
                                .map(DemonstrationIssuer::describe)
                                .toList()));
        return new DemonstrationClients(lifetime);
    }

    /** Compares plain text: these secrets are public, and a slow hash would only slow down every token. */
    @Bean
    PasswordEncoder demonstrationSecrets() {
        return new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence secret) {
                return secret == null ? null : secret.toString();
            }

            @Override
            public boolean matches(@Nullable CharSequence secret, @Nullable String known) {
                return secret != null && known != null && known.contentEquals(secret);
            }
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain issuerChain(
            HttpSecurity http, RegisteredClientRepository clients, JWKSource<SecurityContext> keys) throws Exception {
        OAuth2AuthorizationServerConfigurer issuer = new OAuth2AuthorizationServerConfigurer();
        ProblemOnTokenRequest problems = new ProblemOnTokenRequest();
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
                .with(
                        issuer,
                        server -> server.registeredClientRepository(clients)
                                .clientAuthentication(client -> client.errorResponseHandler(problems::refuse))
                                .authorizationService(new IssuedTokensAreNotKept())
                                .authorizationServerSettings(
                                        AuthorizationServerSettings.builder().build())
                                .tokenGenerator(tokens(keys)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(problems))
                .addFilterBefore(problems, CsrfFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Conditional(OnCommandRole.class)
    ApplicationRunner demonstrationMembers(
            Commands commands, MongoEventStorageEngine engine, @Value("${coop.vendor}") String vendor) {
        return new DemonstrationMembers(
                commands, () -> DemoPeople.VENDOR.equals(vendor) && hasOnlyTheCatalogue(engine));
    }

    /** The catalogue is published before anything else happens (domain.md §3). */
    private static boolean hasOnlyTheCatalogue(MongoEventStorageEngine engine) {
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(null, false)) {
            return events.allMatch(event -> event.getPayload() instanceof CatalogueEvent);
        }
    }

    private static JwtGenerator tokens(JWKSource<SecurityContext> keys) {
        JwtGenerator generator = new JwtGenerator(new NimbusJwtEncoder(keys));
        generator.setJwtCustomizer(context -> {
            DemoPerson person =
                    DemoPeople.find(context.getRegisteredClient().getClientId()).orElseThrow();
            context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
            context.getClaims()
                    .claim("iss", ISSUER)
                    .audience(List.of(AUDIENCE))
                    .claim("roles", List.of(person.role()))
                    .claim("organisation", person.organisation());
        });
        return generator;
    }

    private static String describe(DemoPerson person) {
        return person.user() + " (" + person.role() + ", " + person.organisation() + ")";
    }
}
