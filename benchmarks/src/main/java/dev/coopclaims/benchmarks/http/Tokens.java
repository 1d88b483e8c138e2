package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The issuer that the application trusts during a run. The demonstration's own gives tokens to its five partners only.
 */
final class Tokens {
    private static final String ISSUER = "urn:coop-claims:benchmark";
    private static final String SETTINGS = "--spring.security.oauth2.resourceserver.jwt.";
    private static final int KEY_BITS = 2_048;
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final Map<Person, String> issued = new ConcurrentHashMap<>();

    Tokens() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has RSA", missing);
        }
    }

    /**
     * Writes the public key into a folder.
     *
     * @return the application's settings that make it trust these tokens
     */
    List<String> settings(Path folder) throws IOException {
        Path file = folder.resolve("issuer.pem");
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPublic().getEncoded());
        Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
        return List.of(SETTINGS + "public-key-location=file:" + file, SETTINGS + "issuer-uri=" + ISSUER);
    }

    /** A person's token, which outlasts the run. */
    String of(Person person) {
        return issued.computeIfAbsent(person, this::issue);
    }

    private String issue(Person person) {
        Instant now = Instant.now();
        String head = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        String claims = part("""
            {"iss":"%s","sub":"%s","organisation":"%s","roles":["%s"],"iat":%d,"exp":%d}\
            """.formatted(
                        ISSUER,
                        person.user(),
                        person.organisation(),
                        person.role(),
                        now.getEpochSecond(),
                        now.plus(LIFETIME).getEpochSecond()));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update((head + "." + claims).getBytes(StandardCharsets.US_ASCII));
            return head + "." + claims + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has RSA", missing);
        }
    }

    private static String part(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
