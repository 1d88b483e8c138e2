package dev.coopclaims.kernel.refusal;

import java.util.List;
import java.util.stream.Collectors;

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
        TOO_LARGE,
        TYPE_NOT_ALLOWED,
        RULE_VIOLATION,
        UNAVAILABLE,
        /** As unavailable, but nothing is out of order: the caller asks for what may never have been written. */
        NOT_REACHED
    }

    public static Refusal malformed(String detail) {
        return new Refusal(Kind.MALFORMED, detail, List.of());
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
                .collect(Collectors.joining("; "));
        int more = places.size() - MAX_TOLD;
        return new Refusal(Kind.MALFORMED, more > 0 ? told + "; and " + more + " more" : told, places);
    }

    /** Also the answer for what belongs to another organisation: both must look the same. */
    public static Refusal notFound(String detail) {
        return new Refusal(Kind.NOT_FOUND, detail, List.of());
    }

    public static Refusal forbidden(String detail) {
        return new Refusal(Kind.FORBIDDEN, detail, List.of());
    }

    /**
     * The state does not allow it, or somebody else was first.
     *
     * @param why has a code of its own that tells a program what to do, such as {@code CLAIM_LOCKED}
     */
    public static Refusal conflict(Violation why) {
        return new Refusal(Kind.CONFLICT, why.message(), List.of(why));
    }

    /** The target of a request has another version than the one the caller has seen. */
    public static Refusal preconditionFailed(Violation why) {
        return new Refusal(Kind.PRECONDITION_FAILED, why.message(), List.of(why));
    }

    /**
     * A refusal of a kind that needs no code.
     *
     * @throws IllegalArgumentException for a kind that needs one, because programs have to tell such refusals apart
     */
    public static Refusal of(Kind kind, String detail) {
        if (kind == Kind.CONFLICT || kind == Kind.PRECONDITION_FAILED || kind == Kind.RULE_VIOLATION) {
            throw new IllegalArgumentException(kind + " without a code");
        }
        return new Refusal(kind, detail, List.of());
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

    /** The broken rules, the unreadable places, or why the state does not allow it; empty for other kinds. */
    public List<Violation> violations() {
        return violations;
    }
}
