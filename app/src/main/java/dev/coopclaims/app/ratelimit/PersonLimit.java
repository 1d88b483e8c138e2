package dev.coopclaims.app.ratelimit;

import dev.coopclaims.kernel.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the requests of one person at one address; where no token is needed, those of the address. */
final class PersonLimit extends OncePerRequestFilter {
    private final Limit requests;

    PersonLimit(RateLimitSettings settings) {
        requests = settings.requests().of("requests");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!requests.refuses(who(request), request, response)) {
            chain.doFilter(request, response);
        }
    }

    private static String who(HttpServletRequest request) {
        String client = ClientNetwork.of(request.getRemoteAddr());
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor
                ? client + "\n" + actor.organisation().value() + "\n"
                        + actor.user().value()
                : client;
    }
}
