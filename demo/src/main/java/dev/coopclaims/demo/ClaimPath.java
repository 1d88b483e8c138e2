package dev.coopclaims.demo;

import java.util.List;

/** What happens to a claim: rule 9 of {@code /demo/README.md}, whose table says where each path ends. */
enum ClaimPath {
    /** Approved in full. */
    APPROVED,
    /** A colleague uploads the proof and people comment; then approved in full. */
    COLLEAGUE_UPLOADS,
    /** A piece of proof is not good enough, a better one is attached; then approved in full. */
    BETTER_PROOF,
    /** The first cost is approved for half. */
    REDUCED,
    /** The partner lowers the first cost to half when asked about it; then approved in full. */
    LOWERED,
    /** Approved, revoked with a request for better proof, and approved again. */
    REVOKED_AND_APPROVED,
    /** Approved, revoked and rejected with it. */
    REVOKED_AND_REJECTED,
    /** Withdrawn before anybody reviewed it. */
    WITHDRAWN,
    /** Withdrawn instead of an answer. */
    WITHDRAWN_WHEN_ASKED,
    /** A discarded draft. */
    DISCARDED,
    /** A draft that is left as it is. */
    LEFT_AS_DRAFT,
    /** Waits for a reviewer. */
    LEFT_SUBMITTED,
    /** Waits for a decision. */
    LEFT_UNDER_REVIEW,
    /** Waits for the partner's answer. */
    LEFT_ASKED,
    /** Rejected; can be disputed for 30 days, so its money is held. */
    REJECTED,
    /** The rejection is accepted. */
    REJECTION_ACCEPTED,
    /** Disputed and approved in full. */
    UPHELD,
    /** Disputed, the first cost approved for half. */
    UPHELD_REDUCED,
    /** Disputed, asked for more, answered, and approved in full. */
    UPHELD_WHEN_ANSWERED,
    /** Disputed, and finally rejected. */
    DISMISSED,
    /** Disputed, and the dispute withdrawn. */
    DISPUTE_WITHDRAWN,
    /** Disputed, asked for more, and the dispute withdrawn. */
    DISPUTE_WITHDRAWN_WHEN_ASKED,
    /** Waits for the dispute's decision. */
    LEFT_DISPUTED,
    /** Waits for the partner's answer, within a dispute. */
    LEFT_ASKED_IN_DISPUTE;

    private static final List<ClaimPath> OF_FITTING = List.of(
            APPROVED,
            BETTER_PROOF,
            REDUCED,
            COLLEAGUE_UPLOADS,
            LOWERED,
            APPROVED,
            REVOKED_AND_APPROVED,
            REVOKED_AND_REJECTED,
            DISCARDED,
            WITHDRAWN,
            APPROVED,
            BETTER_PROOF,
            REDUCED,
            WITHDRAWN_WHEN_ASKED,
            APPROVED,
            LEFT_AS_DRAFT,
            LEFT_SUBMITTED,
            LEFT_UNDER_REVIEW,
            LEFT_ASKED,
            APPROVED);

    private static final List<ClaimPath> OF_OTHERS = List.of(
            REJECTED,
            UPHELD,
            UPHELD_REDUCED,
            DISMISSED,
            UPHELD_WHEN_ANSWERED,
            DISPUTE_WITHDRAWN,
            REJECTION_ACCEPTED,
            LEFT_DISPUTED,
            DISPUTE_WITHDRAWN_WHEN_ASKED,
            LEFT_ASKED_IN_DISPUTE,
            REJECTED,
            REJECTED,
            REJECTED,
            REJECTED,
            REJECTED);

    /** Whether a reviewer decides it and nothing else happens. */
    boolean isPlainDecision() {
        return this == APPROVED || this == REJECTED;
    }

    /**
     * Assigns the paths in turn, from the first to the last and again.
     *
     * @param place index among the claims with that verdict in the order of rule 6, from 0
     */
    static ClaimPath of(CategoryRule.Verdict verdict, int place) {
        List<ClaimPath> paths = switch (verdict) {
            case APPROVE -> OF_FITTING;
            case REJECT -> OF_OTHERS;
        };
        return paths.get(place % paths.size());
    }
}
