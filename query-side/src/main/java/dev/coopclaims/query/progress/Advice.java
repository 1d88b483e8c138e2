package dev.coopclaims.query.progress;

import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What time does to a claim, and what can still be done about it (V-1, V-6, D-1, D-2, D-3, C-12), in a sentence.
 *
 * @param support where support can be reached, such as a mail address; empty if that is not said
 * @param draftWarning how long before its deadline a draft is spoken of (C-12)
 */
public record Advice(String support, Duration draftWarning) {

    /**
     * @param next as of now
     * @return nothing while nothing ends soon, nobody is late and nothing has ended by time
     */
    public @Nullable String of(ClaimProgress progress, NextStep next, Instant now) {
        return switch (progress.status()) {
            case SUBMITTED, UNDER_REVIEW -> next.isOverdue(now) ? "The review is overdue. " + contact() : null;
            case DISPUTED -> next.isOverdue(now) ? "The answer to the dispute is overdue. " + contact() : null;
            case EXPIRED ->
                "The claim deadline has passed, so nothing can be submitted for this period any more. If that was not"
                        + " your fault: "
                        + contact();
            case REJECTED -> rejected(progress, now);
            case EDITING -> draft(next.deadline(), now);
            case ACTION_REQUIRED -> asked(progress.origin(), next.deadline(), now);
            case APPROVED, WITHDRAWN, DISCARDED -> null;
        };
    }

    private @Nullable String draft(@Nullable Deadline submitBy, Instant now) {
        if (submitBy == null || now.plus(draftWarning).isBefore(submitBy.before())) {
            return null;
        }
        return submitBy.isOver(now)
                ? "The claim deadline, the end of " + submitBy + ", has passed: the draft expires by itself within"
                        + " minutes, and can no longer be submitted."
                : "Submit the draft by the end of " + submitBy + ", or it expires. It holds no funds until then.";
    }

    private static @Nullable String asked(@Nullable RequestOrigin origin, @Nullable Deadline answerDue, Instant now) {
        if (answerDue == null) {
            return null;
        }
        String rejected =
                origin == RequestOrigin.DISPUTE ? "is rejected for good" : "is rejected, which can then be disputed";
        return answerDue.isOver(now)
                ? "The time to answer ended with " + answerDue + ": within minutes the claim " + rejected + "."
                : "Answer what is asked and resubmit by the end of " + answerDue + ", or the claim " + rejected + ".";
    }

    private static @Nullable String rejected(ClaimProgress progress, Instant now) {
        ClaimProgress.Rejection rejection = progress.rejection();
        if (rejection == null) {
            return null;
        }
        Deadline submitBy = progress.deadlines().submitBy();
        Instant finalSince = rejection.finalSince();
        if (finalSince == null && !rejection.disputableUntil().isOver(now)) {
            return "An administrator of your organisation can dispute the rejection until the end of "
                    + rejection.disputableUntil() + ", or accept it. Until then its funds are held.";
        }
        String isFinal = finalSince == null || rejection.disputableUntil().isOver(finalSince)
                ? "The rejection was not disputed by the end of " + rejection.disputableUntil() + " and is final"
                : "The rejection is final";
        return submitBy.isOver(now)
                ? isFinal + ", and the claim deadline has passed."
                : isFinal
                        + ". What the claim held can be claimed again: copy the claim, correct it, and submit it by the"
                        + " end of " + submitBy + ".";
    }

    /** Why a draft has expired (C-12). */
    public static String expired(Deadline submitBy) {
        return "It was not submitted by the end of " + submitBy
                + ", the last day to claim. It held no funds. It can still be read and commented on, but no longer"
                + " submitted.";
    }

    private String contact() {
        return support.isBlank() ? "Contact support." : "Contact support: " + support + ".";
    }
}
