package dev.coopclaims.app.admission;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.app.problem.ProblemWriter;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One organisation has half of the places for requests in work at most. Its requests may wait long for each other, for a
 * turn, for the first request with the same key, or for a view; without this, they would hold every place meanwhile. One
 * that waits for its client does not count.
 */
final class OfOneOrganisation extends OncePerRequestFilter {
    private final int most;
    private final ConcurrentMap<OrganisationId, Integer> reads = new ConcurrentHashMap<>();
    private final ConcurrentMap<OrganisationId, Integer> commands = new ConcurrentHashMap<>();

    /** @param atOnce how many places there are, of reads and of commands each */
    OfOneOrganisation(int atOnce) {
        most = Math.max(1, atOnce / 2);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Actor actor)) {
            chain.doFilter(request, response);
            return;
        }
        ConcurrentMap<OrganisationId, Integer> inWork = Admission.isRead(request) ? reads : commands;
        Share share = new Share(actor.organisation(), inWork);
        try {
            if (share.take() > most) {
                refuse(request, response);
            } else {
                Turn.of(share);
                chain.doFilter(request, response);
            }
        } finally {
            share.end();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemWriter.write(
                Problem.of(
                        ProblemType.TOO_MANY_REQUESTS,
                        "Your organisation has " + most
                                + " requests in work, which is as many as one may have. This one"
                                + " was not begun. Try again in a few seconds."),
                request,
                response);
    }
}
