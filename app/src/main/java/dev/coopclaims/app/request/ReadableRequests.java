package dev.coopclaims.app.request;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.app.problem.ProblemWriter;
import dev.coopclaims.app.problem.Problems;
import dev.coopclaims.kernel.text.Unprintable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what cannot be decoded before the first filter that would stumble over it, and bounds the bodies of commands.
 * Files have their own limits, and an import is streamed record by record.
 */
final class ReadableRequests extends OncePerRequestFilter {
    private static final String STREAMED = "/api/earnings";

    private final long maxBodyBytes;

    /** @param maxBodyBytes of a command that is neither a form with files nor an import */
    ReadableRequests(long maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Problem> problem = problem(request);
        if (problem.isPresent()) {
            ProblemWriter.write(problem.get(), request, response);
        } else {
            chain.doFilter(isBounded(request) ? new BoundedRequest(request, maxBodyBytes) : request, response);
        }
    }

    private static Optional<Problem> problem(HttpServletRequest request) {
        String query = request.getQueryString();
        Optional<Problem> inQuery = query == null
                ? Optional.empty()
                : QueryText.problem(query).map(told -> Problem.of(ProblemType.MALFORMED, told));
        return inQuery.or(() -> BodyForm.problem(request))
                .or(() -> isForm(request) ? inForm(request) : Optional.empty());
    }

    /** Parsed now: later it would be in the middle of another's filter. */
    private static Optional<Problem> inForm(HttpServletRequest request) {
        try {
            return request.getParameterMap().entrySet().stream()
                    .flatMap(field -> Stream.concat(Stream.of(field.getKey()), Arrays.stream(field.getValue())))
                    .flatMap(text -> Unprintable.inText(text).stream())
                    .findFirst()
                    .map(told -> Problem.of(ProblemType.MALFORMED, "a field of the form " + told));
        } catch (InvalidParameterException malformed) {
            return Optional.of(Problems.of(malformed));
        }
    }

    /** All but what is known to bound itself, however its address is written. */
    private static boolean isBounded(HttpServletRequest request) {
        return !DecodedPath.of(request).equals(STREAMED) && !mediaType(request).startsWith("multipart/");
    }

    private static boolean isForm(HttpServletRequest request) {
        return mediaType(request).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static String mediaType(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getContentType(), "").strip().toLowerCase(Locale.ROOT);
    }
}
