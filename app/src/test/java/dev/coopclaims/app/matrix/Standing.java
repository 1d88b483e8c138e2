package dev.coopclaims.app.matrix;

import dev.coopclaims.kernel.claim.ClaimStatus;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a claim can stand (domain.md §5.1, C-1): the states, with what the rules tell apart within one. {@code EXPIRED} is
 * missing, since time leads there and nobody's command.
 */
enum Standing {
    /** A draft. */
    ED(ClaimStatus.EDITING, null, false),
    /** Submitted; nobody's task yet. */
    SU(ClaimStatus.SUBMITTED, null, false),
    /** Under the first reviewer's review. */
    UR(ClaimStatus.UNDER_REVIEW, null, false),
    /** Action required by the review: one cost and one document are asked about (V-2). */
    AR(ClaimStatus.ACTION_REQUIRED, "REVIEW", false),
    /** Action required by the review: the claim as a whole is asked about. */
    AW(ClaimStatus.ACTION_REQUIRED, "REVIEW", false),
    /** Partner action required: one cost and one document are asked about in a dispute. */
    AD(ClaimStatus.ACTION_REQUIRED, "DISPUTE", false),
    /** Approved by the first reviewer. */
    AP(ClaimStatus.APPROVED, null, false),
    /** Rejected by the first reviewer, and open to a dispute. */
    RE(ClaimStatus.REJECTED, null, false),
    /** Finally rejected. */
    FI(ClaimStatus.REJECTED, null, true),
    /** Disputed, after the first reviewer's rejection. */
    DI(ClaimStatus.DISPUTED, null, false),
    /** Withdrawn. */
    WI(ClaimStatus.WITHDRAWN, null, false),
    /** Discarded. */
    DC(ClaimStatus.DISCARDED, null, false);

    private final ClaimStatus status;
    private final @Nullable String origin;
    private final boolean finalRejection;

    Standing(ClaimStatus status, @Nullable String origin, boolean finalRejection) {
        this.status = status;
        this.origin = origin;
        this.finalRejection = finalRejection;
    }

    ClaimStatus status() {
        return status;
    }

    /** Whether it was ever handed in. */
    boolean wasSubmitted() {
        return this != ED && this != DC;
    }

    /** Whether the claim, as it is read, stands so; what an open request is about is not looked at. */
    boolean isThatOf(JsonNode claim) {
        return claim.path("status").asString("").equals(status.name())
                && claim.path("origin").asString("").equals(origin == null ? "" : origin)
                && (claim.path("rejection").has("finalSince") == finalRejection);
    }

    static boolean isCode(String text) {
        return Arrays.stream(values()).anyMatch(one -> one.name().equals(text));
    }
}
