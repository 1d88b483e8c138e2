package dev.coopclaims.query.progress;

import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who must act next on a claim, and until when (F-6).
 *
 * @param deadline absent when there is none
 */
public record NextStep(WhoMustAct whoMustAct, @Nullable Deadline deadline) {

    private static final NextStep NONE = new NextStep(WhoMustAct.NOBODY, null);
    private static final Deadline ANY = Deadline.endOf(LocalDate.EPOCH, ZoneOffset.UTC);

    /**
     * The step of a status.
     *
     * @param deadline of a draft, for submitting it (C-12); of a review or dispute, for deciding it (V-1, D-2); of a
     *     request, for answering it (V-6); of a rejection, for disputing it (D-1), absent once it is final
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

    /** The statuses whose next step is one of these sides' and may have a deadline. */
    public static Set<ClaimStatus> withDeadline(Set<WhoMustAct> sides) {
        return Arrays.stream(ClaimStatus.values())
                .filter(status -> {
                    NextStep step = of(status, ANY);
                    return step.deadline != null && sides.contains(step.whoMustAct);
                })
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ClaimStatus.class)));
    }

    /**
     * The step at an instant: once a rejection can no longer be disputed, and for a draft that cannot be submitted
     * because its organisation is closed, nobody needs to act.
     */
    public NextStep at(ClaimStatus status, boolean closed, Instant now) {
        boolean ended = status == ClaimStatus.EDITING ? closed : status == ClaimStatus.REJECTED && isLate(now);
        return ended ? NONE : this;
    }

    /** Whether the vendor's side should have acted by now (V-1, D-2); the partner is then told to contact support. */
    public boolean isOverdue(Instant now) {
        return (whoMustAct == WhoMustAct.REVIEWER || whoMustAct == WhoMustAct.FINANCE) && isLate(now);
    }

    private boolean isLate(Instant now) {
        return deadline != null && deadline.isOver(now);
    }
}
