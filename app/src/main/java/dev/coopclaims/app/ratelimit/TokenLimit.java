package dev.coopclaims.app.ratelimit;

import dev.coopclaims.app.request.DecodedPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits by address what costs effort before authentication: requests to the issuer, and refused tokens. */
final class TokenLimit extends OncePerRequestFilter {
    private static final String ISSUER = "/oauth2/";

    private final Buckets asked;
    private final Buckets refused;

    TokenLimit(RateLimitSettings settings) {
        asked = new Buckets(settings.burst(), settings.tokensPerSecond());
        refused = new Buckets(settings.burst(), settings.tokensPerSecond());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = ClientNetwork.of(request.getRemoteAddr());
        if (DecodedPath.of(request).startsWith(ISSUER)) {
            long waitSeconds = asked.take(address);
            if (waitSeconds > 0) {
                TooMany.write(waitSeconds, request, response);
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        // Accepted tokens do not count: one address may send good tokens and bad ones.
        RefusedTokens.limit(request, () -> refused.take(address));
        chain.doFilter(request, response);
    }
}
