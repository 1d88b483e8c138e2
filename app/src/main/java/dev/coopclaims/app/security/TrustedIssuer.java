package dev.coopclaims.app.security;

import dev.coopclaims.app.startup.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Accepts tokens of the issuer that the settings {@code spring.security.oauth2.resourceserver.jwt.*} name, by its
 * address, its keys' address or a public key. In each case the issuer's name and, off loopback, the audience must be
 * set: a key alone says neither who issued a token nor for whom.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnTrustedIssuer.class)
public class TrustedIssuer {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedIssuer.class);
    private static final String SETTINGS = OnTrustedIssuer.SETTINGS;

    @Bean
    JwtDecoder jwtDecoder(OAuth2ResourceServerProperties properties, ServerProperties server) {
        OAuth2ResourceServerProperties.Jwt settings = properties.getJwt();
        String issuer = settings.getIssuerUri();
        if (issuer == null || issuer.isBlank()) {
            throw new CannotStart(
                    "a key for tokens is configured, but not their issuer.",
                    "Set " + SETTINGS + "issuer-uri to the iss of the tokens.",
                    null);
        }
        List<String> audiences = settings.getAudiences() == null ? List.of() : settings.getAudiences();
        if (audiences.isEmpty()) {
            if (!SecurityConfiguration.isLoopback(server.getAddress())) {
                throw new CannotStart(
                        "the audience of tokens is not configured, so tokens for other programs would be accepted.",
                        "Set " + SETTINGS + "audiences to the aud of the tokens for this application.",
                        null);
            }
            LOG.warn("Tokens of {} are accepted for any audience: {}audiences is not set.", issuer, SETTINGS);
        }
        return decoder(settings, issuer, audiences);
    }

    private static JwtDecoder decoder(
            OAuth2ResourceServerProperties.Jwt settings, String issuer, List<String> audiences) {
        Resource key = settings.getPublicKeyLocation();
        String keys = settings.getJwkSetUri();
        if (key != null) {
            return checked(
                    NimbusJwtDecoder.withPublicKey(publicKey(key))
                            .signatureAlgorithm(algorithms(settings).getFirst())
                            .validateType(false)
                            .build(),
                    issuer,
                    audiences);
        }
        if (keys != null) {
            return checked(
                    NimbusJwtDecoder.withJwkSetUri(keys)
                            .jwsAlgorithms(all -> all.addAll(algorithms(settings)))
                            .validateType(false)
                            .build(),
                    issuer,
                    audiences);
        }
        // Contacted with the first token: the application must start even if the issuer is down.
        return new SupplierJwtDecoder(() -> checked(
                NimbusJwtDecoder.withIssuerLocation(issuer).validateType(false).build(), issuer, audiences));
    }

    private static JwtDecoder checked(NimbusJwtDecoder decoder, String issuer, List<String> audiences) {
        decoder.setJwtValidator(TokenRules.of(issuer, audiences));
        return decoder;
    }

    private static List<SignatureAlgorithm> algorithms(OAuth2ResourceServerProperties.Jwt settings) {
        return settings.getJwsAlgorithms().stream()
                .map(TrustedIssuer::algorithm)
                .toList();
    }

    private static SignatureAlgorithm algorithm(String name) {
        @Nullable SignatureAlgorithm known = SignatureAlgorithm.from(name);
        if (known == null) {
            throw new CannotStart(
                    "'" + name + "' is not a signature algorithm.",
                    "Set " + SETTINGS + "jws-algorithms to names like RS256 or ES256.",
                    null);
        }
        return known;
    }

    private static RSAPublicKey publicKey(Resource file) {
        try (InputStream pem = file.getInputStream()) {
            return java.util.Objects.requireNonNull(RsaKeyConverters.x509().convert(pem));
        } catch (IOException | RuntimeException unreadable) {
            throw new CannotStart(
                    "the public key " + file.getDescription() + " cannot be read.",
                    "Check " + SETTINGS + "public-key-location: an RSA public key as PEM.",
                    unreadable);
        }
    }
}
