package dev.coopclaims.app.request;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.app.problem.ProblemWriter;
import dev.coopclaims.app.problem.Problems;
import dev.coopclaims.kernel.refusal.ServerCode;
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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses undecodable requests before any filter stumbles over them, and limits the bodies of commands. Files have
 * their own limits, and an import is streamed record by record.
 */
final class ReadableRequests extends OncePerRequestFilter {
    private static final String MULTIPART = "multipart/";

    private final long maxBodyBytes;
    private final Predicate<HttpServletRequest> takesFiles;
    private final Predicate<HttpServletRequest> isStreamed;

    /**
     * @param maxBodyBytes for a command that is neither a multipart form nor an import
     * @param takesFiles whether the endpoint of a request accepts a multipart form
     * @param isStreamed whether the endpoint of a request bounds its body by itself
     */
    ReadableRequests(
            long maxBodyBytes, Predicate<HttpServletRequest> takesFiles, Predicate<HttpServletRequest> isStreamed) {
        this.maxBodyBytes = maxBodyBytes;
        this.takesFiles = takesFiles;
        this.isStreamed = isStreamed;
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

    private Optional<Problem> problem(HttpServletRequest request) {
        String query = request.getQueryString();
        Optional<Problem> inQuery = query == null ? Optional.empty() : QueryText.problem(query);
        return inQuery.or(() -> OnceAlone.problem(request))
                .or(() -> BodyForm.problem(request))
                .or(() -> needlessFiles(request))
                .or(() -> isForm(request) ? inForm(request) : Optional.empty());
    }

    /**
     * Anything that asks for a parameter makes the server read and store all files of a form, even for a caller who is
     * not authenticated.
     */
    private Optional<Problem> needlessFiles(HttpServletRequest request) {
        return mediaType(request).startsWith(MULTIPART) && !takesFiles.test(request)
                ? Optional.of(Problem.of(ProblemType.TYPE_NOT_ALLOWED, ServerCode.FORM_NOT_ACCEPTED))
                : Optional.empty();
    }

    /** Parses the form now; otherwise that would happen in the middle of another filter. */
    private static Optional<Problem> inForm(HttpServletRequest request) {
        try {
            return request.getParameterMap().entrySet().stream()
                    .flatMap(field -> Stream.concat(Stream.of(field.getKey()), Arrays.stream(field.getValue())))
                    .flatMap(text -> Unprintable.inText(text).stream())
                    .findFirst()
                    .map(told -> Problem.of(ProblemType.MALFORMED, ServerCode.FIELD_UNREADABLE, told));
        } catch (InvalidParameterException malformed) {
            return Optional.of(Problems.of(malformed));
        }
    }

    /** True except for endpoints that have limits of their own, however their address is spelt. */
    private boolean isBounded(HttpServletRequest request) {
        return !mediaType(request).startsWith(MULTIPART) && !isStreamed.test(request);
    }

    private static boolean isForm(HttpServletRequest request) {
        return mediaType(request).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static String mediaType(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getContentType(), "").strip().toLowerCase(Locale.ROOT);
    }
}
