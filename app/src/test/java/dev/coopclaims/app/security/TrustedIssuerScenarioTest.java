package dev.coopclaims.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.coopclaims.app.RunningApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of somebody else's issuer, whose public key the settings name. */
class TrustedIssuerScenarioTest {
    private static final String SETTINGS = "--spring.security.oauth2.resourceserver.jwt.";
    private static final String ISSUER = "https://issuer.example.org";
    private static final KeyPair KEY = key();

    @TempDir
    Path folder;

    @Test
    void a_token_names_issuer_audience_expiry_and_a_role_of_its_organisations_side() throws JOSEException, IOException {
        try (RunningApplication application = start("issuer-uri=" + ISSUER, "audiences=coop-claims")) {
            Map<String, JWTClaimsSet> wrong = new LinkedHashMap<>();
            wrong.put(
                    "another issuer",
                    claims().issuer("https://other.example.org").build());
            wrong.put("no issuer", claims().issuer(null).build());
            wrong.put("another audience", claims().audience("payroll").build());
            wrong.put("no audience", claims().audience(List.of()).build());
            wrong.put(
                    "bound to a key by DPoP",
                    claims().claim("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"))
                            .build());
            wrong.put(
                    "bound to a certificate",
                    claims().claim("cnf", Map.of("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"))
                            .build());
            wrong.put("no expiry", claims().expirationTime(null).build());
            wrong.put("expired", claims().expirationTime(in(-3_600)).build());
            wrong.put(
                    "REVIEWER of a partner",
                    claims().claim("roles", List.of("REVIEWER")).build());
            wrong.put(
                    "OPERATOR of a partner",
                    claims().claim("roles", List.of("OPERATOR")).build());
            wrong.put(
                    "PARTNER_USER of the vendor",
                    claims().claim("organisation", "org-vendor").build());

            assertThat(status(application, claims().build(), "JWT")).isEqualTo(200);
            assertThat(status(application, claims().build(), "at+jwt"))
                    .as("RFC 9068")
                    .isEqualTo(200);
            assertThat(status(
                            application,
                            claims().audience(List.of("payroll", "coop-claims")).build(),
                            "JWT"))
                    .isEqualTo(200);
            for (Map.Entry<String, JWTClaimsSet> one : wrong.entrySet()) {
                assertThat(status(application, one.getValue(), "JWT"))
                        .as(one.getKey())
                        .isEqualTo(401);
            }
        }
    }

    /** What a library makes of a claim may pass where the claim itself does not: times overflow, a URL gets small letters. */
    @Test
    void claims_count_as_they_are_written() throws JOSEException, IOException {
        List<String> wrong = List.of(
                "\"nbf\":4611686018427387904",
                "\"nbf\":-4611686018427387904",
                "\"nbf\":9007199254740993000",
                "\"iat\":4611686018427387904",
                "\"nbf\":\"1\"",
                "\"nbf\":1e300",
                "\"nbf\":null",
                "\"exp\":1e18",
                "\"exp\":\"99999999999\"",
                "\"exp\":9223372036854775807",
                "\"exp\":true",
                "\"iss\":\"HTTPS://issuer.example.org\"",
                "\"iss\":[\"https://issuer.example.org\"]",
                "\"sub\":1",
                "\"sub\":[\"alice\"]",
                "\"sub\":null");
        String right = claims().build().toString();
        try (RunningApplication application = start("issuer-uri=" + ISSUER, "audiences=coop-claims")) {
            assertThat(sent(application, right, "JWT")).isEqualTo(200);
            for (String claim : wrong) {
                String name = claim.substring(0, claim.indexOf(':'));
                String others =
                        right.replaceAll(name + ":(\"[^\"]*\"|\\d+),?", "").replace(",}", "}");
                assertThat(sent(application, "{" + claim + "," + others.substring(1), "JWT"))
                        .as(claim)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void a_key_without_an_issuers_name_is_refused_at_the_start() {
        assertThatThrownBy(() -> start("audiences=coop-claims").close())
                .hasRootCauseMessage("a key for tokens is configured, but not their issuer.");
    }

    @Test
    void off_loopback_an_audience_must_be_set() {
        assertThatThrownBy(() -> start(List.of("--server.address=0.0.0.0"), "issuer-uri=" + ISSUER)
                        .close())
                .hasRootCauseMessage(
                        "the audience of tokens is not configured, so tokens for other programs would be accepted.");
    }

    private RunningApplication start(String... jwt) throws IOException {
        return start(List.of(), jwt);
    }

    private RunningApplication start(List<String> more, String... jwt) throws IOException {
        Path pem = folder.resolve("key.pem");
        Files.writeString(
                pem,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(KEY.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        List<String> settings = new ArrayList<>(more);
        settings.add(SETTINGS + "public-key-location=" + pem.toUri());
        Arrays.stream(jwt).map(setting -> SETTINGS + setting).forEach(settings::add);
        return RunningApplication.on(folder.resolve("data"), settings.toArray(String[]::new));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("coop-claims")
                .subject("alice")
                .expirationTime(in(600))
                .claim("roles", List.of("PARTNER_USER"))
                .claim("organisation", "org-aire");
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static int status(RunningApplication application, JWTClaimsSet claims, String type) throws JOSEException {
        return sent(application, claims.toString(), type);
    }

    private static int sent(RunningApplication application, String claims, String type) throws JOSEException {
        JWSObject jwt = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(type))
                        .build(),
                new Payload(claims));
        jwt.sign(new RSASSASigner(KEY.getPrivate()));
        return application
                .send(application.request("/api/probe/actor").header("Authorization", "Bearer " + jwt.serialize()))
                .statusCode();
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
