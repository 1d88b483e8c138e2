package dev.coopclaims.app.admission;

import dev.coopclaims.app.problem.Outage;
import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.app.problem.ProblemWriter;
import dev.coopclaims.app.request.DecodedPath;
import dev.coopclaims.kernel.refusal.ServerCode;
import io.micrometer.core.instrument.Counter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a bounded number of requests in. The others are answered 503 with {@code Retry-After}, before they cost anything.
 * Reads and commands have places of their own, so that neither waits for the other. Health and metrics are always
 * answered.
 */
final class Admission extends OncePerRequestFilter {
    private static final String OPERATION = "/actuator/";

    private final Side reads;
    private final Side commands;

    Admission(Side reads, Side commands) {
        this.reads = reads;
        this.commands = commands;
    }

    /**
     * Reads or commands.
     *
     * @param overload tells the log
     */
    record Side(Places places, Counter refused, Outage overload) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return DecodedPath.of(request).startsWith(OPERATION);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Side side = isRead(request) ? reads : commands;
        if (!takes(side.places())) {
            side.refused().increment();
            side.overload().refused("more come than can be worked on (coop.admission)");
            ProblemWriter.write(Problem.of(ProblemType.UNAVAILABLE, ServerCode.SERVER_OVERLOADED), request, response);
            return;
        }
        side.overload().answered();
        Turn turn = Turn.begin(side.places());
        try {
            chain.doFilter(request, response);
        } finally {
            turn.end();
        }
    }

    static boolean isRead(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    private static boolean takes(Places places) {
        try {
            return places.take();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
