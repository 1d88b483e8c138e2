package dev.coopclaims.kernel.refusal;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The request is refused as a whole. Carries no stack trace, because it is an answer and not a defect. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How many places of a malformed request its detail names; all of them are among the violations. */
    private static final int MAX_TOLD = 5;

    private final transient List<Violation> violations;
    private final Kind kind;

    private Refusal(Kind kind, String detail, List<Violation> violations) {
        super(detail, null, false, false);
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    /** The kind of refusal; the edge maps it to a status. */
    public enum Kind {
        MALFORMED,
        NOT_FOUND,
        FORBIDDEN,
        /** The state does not allow it, or a race was lost after all retries; has one violation, whose code says which. */
        CONFLICT,
        /** The version named is not the current one; has one violation. */
        PRECONDITION_FAILED,
        TYPE_NOT_ALLOWED,
        RULE_VIOLATION,
        UNAVAILABLE,
        /** As unavailable, but nothing is out of order: the caller asks for what may never have been written. */
        NOT_REACHED
    }

    /** A refusal behind which is no rule; what belongs to another organisation is not there. */
    public static Refusal of(RequestCode code, @Nullable Object... arguments) {
        return of(code.kind(), code.at("", arguments));
    }

    /**
     * A request with one or more unreadable places, all of them reported at once.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Refusal malformed(List<Violation> places) {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("a refusal without a reason");
        }
        String told = places.stream()
                .limit(MAX_TOLD)
                .map(place -> place.path().isEmpty() ? place.message() : place.path() + ": " + place.message())
                .collect(Collectors.joining(" "));
        int more = places.size() - MAX_TOLD;
        return new Refusal(Kind.MALFORMED, more > 0 ? told + " And " + more + " more." : told, places);
    }

    /**
     * The state does not allow it, or somebody else was first.
     *
     * @param why has a code of its own that tells a program what to do, such as {@code CLAIM_LOCKED}
     */
    public static Refusal conflict(Violation why) {
        return of(Kind.CONFLICT, why);
    }

    /** The target of a request has another version than the one the caller has seen. */
    public static Refusal preconditionFailed(Violation why) {
        return of(Kind.PRECONDITION_FAILED, why);
    }

    private static Refusal of(Kind kind, Violation why) {
        return new Refusal(kind, why.message(), List.of(why));
    }

    /** A refusal by one rule. */
    public static Refusal rule(Violation broken) {
        return violations(List.of(broken));
    }

    /**
     * A refusal by several rules, all of them reported at once.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Refusal violations(List<Violation> violations) {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("a refusal without a reason");
        }
        String detail = violations.size() == 1
                ? violations.getFirst().message()
                : violations.size() + " rules are not met; see violations";
        return new Refusal(Kind.RULE_VIOLATION, detail, violations);
    }

    public Kind kind() {
        return kind;
    }

    /** The broken rules, the unreadable places, or the one reason of another kind; at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
