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
    private final Buckets requests;

    PersonLimit(RateLimitSettings settings) {
        requests = new Buckets(settings.burst(), settings.requestsPerSecond());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long waitSeconds = requests.take(who(request));
        if (waitSeconds > 0) {
            TooMany.write(waitSeconds, request, response);
        } else {
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
