package dev.coopclaims.app.request;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.kernel.refusal.ServerCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Headers that may occur only once. Of two values, a reader here would take the first, a proxy in front perhaps the
 * last. {@code If-Match} and {@code If-None-Match} are lists, and may come in several lines (RFC 9110).
 */
final class OnceAlone {
    private static final List<String> NAMES = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_RANGE,
            HttpHeaders.RANGE,
            "Idempotency-Key",
            "Min-Position");

    private OnceAlone() {}

    /** The first header that is repeated; empty when none is. */
    static Optional<Problem> problem(HttpServletRequest request) {
        return NAMES.stream()
                .filter(name -> isTwice(request.getHeaders(name)))
                .findFirst()
                .map(name -> Problem.of(ProblemType.MALFORMED, ServerCode.HEADER_TWICE, name));
    }

    private static boolean isTwice(Enumeration<String> values) {
        if (!values.hasMoreElements()) {
            return false;
        }
        values.nextElement();
        return values.hasMoreElements();
    }
}
