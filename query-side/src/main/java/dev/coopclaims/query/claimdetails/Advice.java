package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.progress.ClaimProgress;
import dev.coopclaims.query.progress.NextStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can still be done when time has run out on somebody (V-1, D-2, C-12, D-1), in a sentence.
 *
 * @param support where support can be reached, such as a mail address; empty if that is not said
 */
public record Advice(String support) {

    /** @return nothing while nobody is late and nothing has ended by time */
    @Nullable
    String of(ClaimProgress progress, NextStep next, Instant now) {
        return switch (progress.status()) {
            case SUBMITTED, UNDER_REVIEW -> next.isOverdue(now) ? "The review is overdue. " + contact() : null;
            case DISPUTED -> next.isOverdue(now) ? "The answer to the dispute is overdue. " + contact() : null;
            case EXPIRED ->
                "The claim deadline has passed, so nothing can be submitted for this period any more. If that was not"
                        + " your fault: "
                        + contact();
            case REJECTED -> rejected(progress, now);
            case EDITING, ACTION_REQUIRED, APPROVED, WITHDRAWN, DISCARDED -> null;
        };
    }

    private static @Nullable String rejected(ClaimProgress progress, Instant now) {
        ClaimProgress.Rejection rejection = progress.rejection();
        if (rejection == null) {
            return null;
        }
        Deadline submitBy = progress.deadlines().submitBy();
        if (rejection.finalSince() == null && !rejection.disputableUntil().isOver(now)) {
            return "An administrator of your organisation can dispute the rejection until the end of "
                    + rejection.disputableUntil() + ", or accept it.";
        }
        return submitBy.isOver(now)
                ? "The rejection is final, and the claim deadline has passed."
                : "The rejection is final. What the claim held can be claimed again: copy the claim, correct it, and"
                        + " submit it by the end of " + submitBy + ".";
    }

    /** Why a draft has expired (C-12). */
    static String expired(Deadline submitBy) {
        return "It was not submitted by the end of " + submitBy
                + ", the last day to claim. It held no funds. It can still be read and commented on, but no longer"
                + " submitted.";
    }

    private String contact() {
        return support.isBlank() ? "Contact support." : "Contact support: " + support + ".";
    }
}
