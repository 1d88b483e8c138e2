package dev.coopclaims.app.problem;

import dev.coopclaims.kernel.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers every exception that a handler throws or that occurs in finding one; the application has no other advice.
 * Only our own defects are logged with their stack, not the mistakes of callers.
 */
public final class ProblemResolver implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);
    private static final Outage READS = new Outage("Reads", System::nanoTime);
    private static final Outage WRITES = new Outage("Writes", System::nanoTime);

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            return null; // the security chain answers it
        }
        if (failure instanceof AsyncRequestNotUsableException) {
            return new ModelAndView(); // the client has disconnected
        }
        Problem problem = Problems.of(failure);
        log(problem, request, failure);
        try {
            ProblemWriter.write(problem, request, response);
        } catch (IOException gone) {
            LOG.debug("the client disconnected before its problem was written", gone);
        }
        return new ModelAndView();
    }

    /** Called after every normal answer, so that an outage ends. */
    static void answered(HttpServletRequest request, int status) {
        if (HttpStatus.Series.resolve(status) == HttpStatus.Series.SUCCESSFUL) {
            outage(request).answered();
        }
    }

    private static Outage outage(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) ? READS : WRITES;
    }

    static void log(Problem problem, HttpServletRequest request, Throwable failure) {
        switch (problem.type()) {
            case INTERNAL -> LOG.error("{} failed", request.getMethod(), failure);
            case UNAVAILABLE -> {
                if (failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.NOT_REACHED) {
                    LOG.debug("answered {}: {}", problem.type(), problem.detail());
                } else {
                    outage(request)
                            .refused(
                                    problem.detail() + " (" + failure.getClass().getSimpleName() + ")");
                }
            }
            case FORBIDDEN -> LOG.info("refused by role: {}", problem.detail());
            case MALFORMED,
                    UNAUTHENTICATED,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    REQUEST_TIMEOUT,
                    CONFLICT,
                    PRECONDITION_FAILED,
                    TOO_LARGE,
                    URI_TOO_LONG,
                    TYPE_NOT_ALLOWED,
                    RANGE_NOT_SATISFIABLE,
                    EXPECTATION_FAILED,
                    RULE_VIOLATION,
                    TOO_MANY_REQUESTS,
                    HEADERS_TOO_LARGE,
                    NOT_IMPLEMENTED,
                    VERSION_NOT_SUPPORTED -> LOG.debug("answered {}", problem.type());
        }
    }
}
