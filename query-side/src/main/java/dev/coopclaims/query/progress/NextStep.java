package dev.coopclaims.query.progress;

import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who must act next on a claim, and until when (F-6).
 *
 * @param deadline absent where none runs
 */
public record NextStep(WhoMustAct whoMustAct, @Nullable Deadline deadline) {

    private static final NextStep NONE = new NextStep(WhoMustAct.NOBODY, null);

    /**
     * The step of a status.
     *
     * @param deadline of a draft: when it can no longer be submitted (C-12); of what the vendor decides: when it is overdue
     *     (V-1, D-2); of what was asked: when an answer is too late (V-6); of a rejection: when it can no longer be disputed
     *     (D-1), absent once it is final
     */
    public static NextStep of(ClaimStatus status, @Nullable Deadline deadline) {
        return switch (status) {
            case EDITING, ACTION_REQUIRED -> new NextStep(WhoMustAct.PARTNER, deadline);
            case SUBMITTED, UNDER_REVIEW, DISPUTED -> new NextStep(WhoMustAct.REVIEWER, deadline);
            case APPROVED -> new NextStep(WhoMustAct.FINANCE, null);
            case REJECTED -> deadline == null ? NONE : new NextStep(WhoMustAct.PARTNER, deadline);
            case WITHDRAWN, DISCARDED, EXPIRED -> NONE;
        };
    }

    /** The step as it is at an instant: nobody need act on a rejection that can no longer be disputed. */
    public NextStep at(ClaimStatus status, Instant now) {
        return status == ClaimStatus.REJECTED && isLate(now) ? NONE : this;
    }

    /** Whether the vendor's side should have acted by now (V-1, D-2): the partner is told to contact support. */
    public boolean isOverdue(Instant now) {
        return (whoMustAct == WhoMustAct.REVIEWER || whoMustAct == WhoMustAct.FINANCE) && isLate(now);
    }

    private boolean isLate(Instant now) {
        return deadline != null && deadline.isOver(now);
    }
}
