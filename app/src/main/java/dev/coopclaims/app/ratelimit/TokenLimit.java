package dev.coopclaims.app.ratelimit;

import dev.coopclaims.app.request.DecodedPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits by address what costs effort before authentication: requests to the issuer, and refused tokens. Who fails to
 * log in is suspected of guessing: far fewer of these are accepted, and when there were too many, the address gets no
 * further attempt until it has waited, with a right secret neither.
 */
final class TokenLimit extends OncePerRequestFilter {
    private static final String ISSUER = "/oauth2/";
    /** Other answers tell of an outage or a wrong address, and not of a guess. */
    private static final Set<Integer> FAILED =
            Set.of(HttpServletResponse.SC_BAD_REQUEST, HttpServletResponse.SC_UNAUTHORIZED);

    private final Limit asked;
    private final Limit failed;
    private final Limit refused;

    TokenLimit(RateLimitSettings settings) {
        asked = settings.tokens().of("requests to the issuer");
        failed = settings.failedLogIns().of("log-ins that failed");
        refused = settings.refusedTokens().of("refused tokens");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = ClientNetwork.of(request.getRemoteAddr());
        if (DecodedPath.of(request).startsWith(ISSUER)) {
            if (!failed.isReached(address, request, response) && !asked.refuses(address, request, response)) {
                chain.doFilter(request, response);
                if (FAILED.contains(response.getStatus())) {
                    failed.count(address);
                }
            }
            return;
        }
        // Accepted tokens do not count: one address may send good tokens and bad ones.
        RefusedTokens.limit(request, answer -> refused.refuses(address, request, answer));
        chain.doFilter(request, response);
    }
}
