package dev.coopclaims.app.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;

/** What a token must contain besides a valid signature, whoever issued it. */
public final class TokenRules {
    /** Of RFC 7519 and RFC 9068; a token may leave its type out. */
    private static final String[] TYPES = {"JWT", "at+jwt", "application/at+jwt"};

    /**
     * Whoever uses a token with this claim has to prove that they have its key (RFC 7800, RFC 8705, RFC 9449). No proof is
     * looked at here, so a stolen one would be as good as any.
     */
    private static final String BOUND_TO_KEY = "cnf";

    private TokenRules() {}

    /**
     * Issuer, audience, expiry, times and type, and that it is a bearer token. Clocks of two machines may differ by a minute.
     *
     * @param issuer the required {@code iss}
     * @param audiences at least one must be in {@code aud}; empty accepts any audience
     */
    public static OAuth2TokenValidator<Jwt> of(String issuer, List<String> audiences) {
        JwtTypeValidator type = new JwtTypeValidator(TYPES);
        type.setAllowEmpty(true);
        List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>(List.of(
                type,
                written(issuer),
                new JwtClaimValidator<Instant>(JwtClaimNames.EXP, Objects::nonNull),
                TokenRules::isBearer));
        if (!audiences.isEmpty()) {
            rules.add(new JwtClaimValidator<List<String>>(
                    JwtClaimNames.AUD, aud -> aud != null && !Collections.disjoint(aud, audiences)));
        }
        return JwtValidators.createDefaultWithValidators(rules);
    }

    private static OAuth2TokenValidatorResult isBearer(Jwt jwt) {
        return jwt.hasClaim(BOUND_TO_KEY)
                ? refused("bound to a key, and no proof of it is checked")
                : OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
    }

    /** The library has converted the claims by then: a lower-case URL, a text of a number, a time that has overflowed. */
    private static OAuth2TokenValidator<Jwt> written(String issuer) {
        return jwt -> WrittenClaims.of(jwt.getTokenValue()).areIssuedBy(issuer)
                ? OAuth2TokenValidatorResult.success()
                : refused("issuer, subject or times are not as they must be");
    }
}
