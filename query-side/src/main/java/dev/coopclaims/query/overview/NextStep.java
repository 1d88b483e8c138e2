package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.claim.ClaimStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who must act next on a claim, and until when (F-6).
 *
 * @param deadline the first instant that is too late; absent where none runs
 */
public record NextStep(WhoMustAct whoMustAct, @Nullable Instant deadline) {

    private static final NextStep NONE = new NextStep(WhoMustAct.NOBODY, null);

    /**
     * The step of a status.
     *
     * @param claimDeadline when a draft can no longer be submitted (C-12)
     * @param reviewDueAt when the review is overdue (V-1); absent before the submission
     * @param disputableUntil when a rejection can no longer be disputed (D-1); absent unless rejected
     */
    public static NextStep of(
            ClaimStatus status,
            Instant claimDeadline,
            @Nullable Instant reviewDueAt,
            @Nullable Instant disputableUntil) {
        return switch (status) {
            case EDITING -> new NextStep(WhoMustAct.PARTNER, claimDeadline);
            case SUBMITTED, UNDER_REVIEW, DISPUTED -> new NextStep(WhoMustAct.REVIEWER, reviewDueAt);
            case ACTION_REQUIRED -> new NextStep(WhoMustAct.PARTNER, null);
            case APPROVED -> new NextStep(WhoMustAct.FINANCE, null);
            case REJECTED -> new NextStep(WhoMustAct.PARTNER, disputableUntil);
            case WITHDRAWN, DISCARDED, EXPIRED -> NONE;
        };
    }

    /** The step as it is at an instant: nobody need act on a rejection that can no longer be disputed. */
    public NextStep at(ClaimStatus status, Instant now) {
        boolean over = status == ClaimStatus.REJECTED && deadline != null && !now.isBefore(deadline);
        return over ? NONE : this;
    }
}
