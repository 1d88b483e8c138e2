package dev.coopclaims.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class KnownTokensTest {
    private static final Instant START = Instant.parse("2026-10-01T09:00:00Z");
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final List<String> verified = new ArrayList<>();
    private Instant now = START;
    private Instant expiry = START.plus(LIFETIME);
    private final KnownTokens tokens = new KnownTokens(this::verify, () -> now);

    @Test
    void a_token_is_verified_once_and_then_known() {
        Jwt first = tokens.decode("a");
        now = START.plus(KnownTokens.KEPT).minusMillis(1);

        assertThat(tokens.decode("a")).isSameAs(first);
        assertThat(verified).containsExactly("a");
    }

    @Test
    void another_token_is_verified_itself() {
        tokens.decode("a");
        tokens.decode("b");

        assertThat(verified).containsExactly("a", "b");
    }

    @Test
    void after_a_minute_it_is_verified_again() {
        tokens.decode("a");
        now = START.plus(KnownTokens.KEPT);
        tokens.decode("a");

        assertThat(verified).containsExactly("a", "a");
    }

    @Test
    void using_it_does_not_make_it_last_longer() {
        tokens.decode("a");
        now = START.plusSeconds(40);
        tokens.decode("a");
        now = START.plusSeconds(80);
        tokens.decode("a");

        assertThat(verified).containsExactly("a", "a");
    }

    @Test
    void what_expires_within_the_minute_is_not_known_any_more_at_its_expiry() {
        expiry = START.plusSeconds(10);
        tokens.decode("a");
        now = START.plusSeconds(10);
        tokens.decode("a");

        assertThat(verified).containsExactly("a", "a");
    }

    @Test
    void a_refused_token_is_asked_about_every_time() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        }
        assertThat(verified).containsExactly("forged", "forged");
    }

    @Test
    void the_first_goes_when_there_are_too_many() {
        for (int i = 0; i <= KnownTokens.MAX_TOKENS; i++) {
            tokens.decode("token " + i);
        }
        verified.clear();
        tokens.decode("token 1");
        tokens.decode("token 0");

        assertThat(verified).containsExactly("token 0");
    }

    private Jwt verify(String token) {
        verified.add(token);
        if (token.equals("forged")) {
            throw new BadJwtException("forged");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject("alice")
                .issuedAt(START)
                .expiresAt(expiry)
                .build();
    }
}
