package dev.coopclaims.app.problem;

import dev.coopclaims.kernel.refusal.Violation;
import java.util.List;
import java.util.Map;

/**
 * What is wrong, before it is written.
 *
 * @param type the kind
 * @param detail a sentence for a person, without any stack trace, driver message or data of others
 * @param violations the broken rules, empty unless {@link ProblemType#RULE_VIOLATION}
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
        return of(type, type.title());
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), headersOf(type));
    }

    public static Problem of(ProblemType type, String detail, List<Violation> violations) {
        return new Problem(type, detail, violations, headersOf(type));
    }

    Problem with(String header, String value) {
        return new Problem(type, detail, violations, Map.of(header, value));
    }

    private static Map<String, String> headersOf(ProblemType type) {
        return type == ProblemType.UNAVAILABLE || type == ProblemType.TOO_MANY_REQUESTS
                ? Map.of("Retry-After", Integer.toString(RETRY_AFTER_SECONDS))
                : Map.of();
    }
}
