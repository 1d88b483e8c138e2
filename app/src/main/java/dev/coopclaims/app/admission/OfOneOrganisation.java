package dev.coopclaims.app.admission;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.app.problem.ProblemWriter;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.ServerCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One organisation has half of the places for requests in work at most. Its requests may wait long for each other, for a
 * turn, for the first request with the same key, or for a view; without this, they would hold every place meanwhile. Its
 * further requests wait in a queue of its own and hold no place that others could have; one that waits for its client
 * does not count.
 */
final class OfOneOrganisation extends OncePerRequestFilter {
    private final int most;
    private final OwnPlaces reads;
    private final OwnPlaces commands;

    /**
     * @param atOnce how many places there are, of reads and of commands each
     * @param waiting how many requests of one organisation may wait for its own places
     * @param waitFor after which one that waits is refused
     */
    OfOneOrganisation(int atOnce, int waiting, Duration waitFor) {
        most = Math.max(1, atOnce / 2);
        reads = new OwnPlaces(() -> new Places(most, waiting, waitFor));
        commands = new OwnPlaces(() -> new Places(most, waiting, waitFor));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Turn turn = Turn.current();
        OrganisationId organisation = organisation();
        if (turn == null || organisation == null) {
            chain.doFilter(request, response);
            return;
        }
        OwnPlaces side = Admission.isRead(request) ? reads : commands;
        Places own = side.enter(organisation);
        try {
            if (takes(turn, own)) {
                chain.doFilter(request, response);
            } else {
                refuse(request, response);
            }
        } finally {
            turn.endOwn();
            side.leave(organisation);
        }
    }

    private static @Nullable OrganisationId organisation() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor
                ? actor.organisation()
                : null;
    }

    private static boolean takes(Turn turn, Places own) {
        try {
            return turn.takeOwn(own);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemWriter.write(
                Problem.of(ProblemType.TOO_MANY_REQUESTS, ServerCode.ORGANISATION_HAS_TOO_MANY, most),
                request,
                response);
    }
}
