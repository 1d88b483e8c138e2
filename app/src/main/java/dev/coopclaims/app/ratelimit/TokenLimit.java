package dev.coopclaims.app.ratelimit;

import dev.coopclaims.app.request.DecodedPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds by address what costs before anybody is known: what is asked of the issuer, and tokens that are refused. */
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
        // Of whoever is let in nobody asks: behind one address are good tokens and bad ones.
        RefusedTokens.limit(request, () -> refused.take(address));
        chain.doFilter(request, response);
    }
}
