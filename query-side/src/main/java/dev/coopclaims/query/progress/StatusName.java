package dev.coopclaims.query.progress;

import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.RequestOrigin;
import org.jspecify.annotations.Nullable;

/** What people call a status (C-1). */
public final class StatusName {
    private StatusName() {}

    /** @param origin what the open request for information belongs to; absent when none is open */
    public static String of(ClaimStatus status, @Nullable RequestOrigin origin) {
        return switch (status) {
            case EDITING -> "Editing";
            case SUBMITTED -> "Submitted";
            case UNDER_REVIEW -> "Under review";
            case ACTION_REQUIRED -> origin == RequestOrigin.DISPUTE ? "Partner action required" : "Action required";
            case APPROVED -> "Approved";
            case REJECTED -> "Rejected";
            case DISPUTED -> "Disputed";
            case WITHDRAWN -> "Withdrawn";
            case DISCARDED -> "Discarded";
            case EXPIRED -> "Expired";
        };
    }
}
