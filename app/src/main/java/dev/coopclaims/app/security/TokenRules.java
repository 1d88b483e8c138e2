package dev.coopclaims.app.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;

/** What a token must contain besides a valid signature, whoever issued it. */
public final class TokenRules {
    /** Of RFC 7519 and RFC 9068; a token may leave its type out. */
    private static final String[] TYPES = {"JWT", "at+jwt", "application/at+jwt"};

    private TokenRules() {}

    /**
     * Issuer, audience, expiry, times and type. Clocks of two machines may differ by a minute.
     *
     * @param issuer the required {@code iss}
     * @param audiences at least one must be in {@code aud}; empty accepts any audience
     */
    public static OAuth2TokenValidator<Jwt> of(String issuer, List<String> audiences) {
        JwtTypeValidator type = new JwtTypeValidator(TYPES);
        type.setAllowEmpty(true);
        List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>(List.of(
                type,
                new JwtClaimValidator<>(
                        JwtClaimNames.ISS,
                        (Object iss) -> iss != null && iss.toString().equals(issuer)),
                new JwtClaimValidator<Instant>(JwtClaimNames.EXP, Objects::nonNull)));
        if (!audiences.isEmpty()) {
            rules.add(new JwtClaimValidator<List<String>>(
                    JwtClaimNames.AUD, aud -> aud != null && !Collections.disjoint(aud, audiences)));
        }
        return JwtValidators.createDefaultWithValidators(rules);
    }
}
