package dev.coopclaims.app.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers exceptions of filters as {@link ProblemResolver} does those of handlers. None reaches the server, which would
 * log it once more with its stack and report everything as a failure of ours.
 */
final class FailureOfRequest extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(FailureOfRequest.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
            ProblemResolver.answered(request, response.getStatus());
        } catch (IOException | ServletException | RuntimeException failure) {
            Problem problem = Problems.of(failure);
            if (response.isCommitted()) {
                cutOff(problem, request, failure);
            }
            ProblemResolver.log(problem, request, failure);
            write(problem, request, response);
        }
    }

    /** Part of the answer has been sent already: closes the connection, so that nobody takes the part for the whole. */
    private static void cutOff(Problem problem, HttpServletRequest request, Exception failure) throws IOException {
        if (failure instanceof IOException) {
            LOG.debug("the client disconnected in the middle of its answer", failure);
        } else {
            ProblemResolver.log(problem, request, failure);
        }
        throw new CloseNowException("an answer broke off", failure);
    }

    private static void write(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        try {
            ProblemWriter.write(problem, request, response);
        } catch (IOException gone) {
            LOG.debug("the client disconnected before its problem was written", gone);
        }
    }
}
