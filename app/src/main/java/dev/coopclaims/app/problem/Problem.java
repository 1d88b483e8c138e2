package dev.coopclaims.app.problem;

import dev.coopclaims.kernel.refusal.ServerCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, before it is written.
 *
 * @param type the kind
 * @param detail a sentence for a person, without any stack trace, driver message or data of others
 * @param violations the broken rules, the unreadable places or the one reason; empty when only the status is known
 * @param headers to send along, such as {@code Retry-After}
 */
public record Problem(ProblemType type, String detail, List<Violation> violations, Map<String, String> headers) {

    /** How long a client is asked to wait while the event store is out of reach, in seconds. */
    public static final int RETRY_AFTER_SECONDS = 2;

    public Problem {
        violations = List.copyOf(violations);
        headers = Map.copyOf(headers);
    }

    /** A problem of which only the status is known. */
    static Problem of(ProblemType type) {
        return of(type, type.title(), List.of());
    }

    /** A problem with the one reason of the server. */
    public static Problem of(ProblemType type, ServerCode code, @Nullable Object... arguments) {
        Violation reason = code.at("", arguments);
        return of(type, reason.message(), List.of(reason));
    }

    /** A problem with what is wrong in the request. */
    public static Problem of(ProblemType type, String detail, List<Violation> violations) {
        return new Problem(type, detail, violations, headersOf(type));
    }

    /** The same with a header of its own. */
    public Problem with(String header, String value) {
        return new Problem(type, detail, violations, Map.of(header, value));
    }

    private static Map<String, String> headersOf(ProblemType type) {
        return type == ProblemType.UNAVAILABLE || type == ProblemType.TOO_MANY_REQUESTS
                ? Map.of("Retry-After", Integer.toString(RETRY_AFTER_SECONDS))
                : Map.of();
    }
}
