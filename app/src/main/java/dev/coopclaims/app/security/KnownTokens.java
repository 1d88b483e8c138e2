package dev.coopclaims.app.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Verifies a bearer token's signature once a minute rather than with every request: a client sends the same token again
 * and again, and checking a signature costs more than many commands do. A token's content cannot change. A withdrawn
 * key is noticed at most a minute later, and an expired token is never served from here. Only verified tokens are kept,
 * by the SHA-256 of the whole token, so that no token can be recovered.
 */
final class KnownTokens implements JwtDecoder {
    /** How long a verified signature is trusted. */
    static final Duration KEPT = Duration.ofMinutes(1);

    /** The oldest are removed first; about 20 MB. */
    static final int MAX_TOKENS = 10_000;

    private final JwtDecoder verifier;
    private final InstantSource time;
    private final SequencedMap<String, Known> tokens = new LinkedHashMap<>();

    /** @param time wall time, as tokens use it */
    KnownTokens(JwtDecoder verifier, InstantSource time) {
        this.verifier = verifier;
        this.time = time;
    }

    /** A token that was verified. */
    private record Known(Jwt jwt, Instant until) {}

    @Override
    public Jwt decode(String token) {
        String hash = hash(token);
        Known known = find(hash);
        if (known != null) {
            return known.jwt();
        }
        Instant asked = time.instant();
        Jwt verified = verifier.decode(token);
        keep(hash, verified, asked);
        return verified;
    }

    private synchronized @Nullable Known find(String hash) {
        Known known = tokens.get(hash);
        if (known != null && !time.instant().isBefore(known.until())) {
            tokens.remove(hash);
            return null;
        }
        return known;
    }

    private synchronized void keep(String hash, Jwt verified, Instant asked) {
        Instant until = asked.plus(KEPT);
        Instant expiry = verified.getExpiresAt();
        tokens.put(hash, new Known(verified, expiry != null && expiry.isBefore(until) ? expiry : until));
        if (tokens.size() > MAX_TOKENS) {
            tokens.pollFirstEntry();
        }
    }

    private static String hash(String token) {
        try {
            byte[] text = token.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
