package dev.coopclaims.query.progress;

import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of a claim, as its events state them (T-5).
 *
 * @param submitBy the deadline for submitting a draft, as stated last
 * @param due the deadline of the review or dispute; absent when neither is running
 * @param answerDue the deadline for requested answers; absent when none are requested
 * @param keepOriginalsUntil the last day until which the originals must be kept (H-5)
 */
public record ClaimDeadlines(
        Deadline submitBy, @Nullable Deadline due, @Nullable Deadline answerDue, LocalDate keepOriginalsUntil) {

    ClaimDeadlines moved(DeadlineMoved moved) {
        return switch (moved.of()) {
            case SUBMISSION -> new ClaimDeadlines(moved.deadline(), due, answerDue, keepOriginalsUntil);
            case ANSWER -> answerDue(moved.deadline());
            case DISPUTE, ORIGINALS -> this;
        };
    }

    ClaimDeadlines due(@Nullable Deadline until) {
        return new ClaimDeadlines(submitBy, until, null, keepOriginalsUntil);
    }

    ClaimDeadlines answerDue(Deadline until) {
        return new ClaimDeadlines(submitBy, null, until, keepOriginalsUntil);
    }

    ClaimDeadlines keepOriginals(LocalDate until) {
        return new ClaimDeadlines(submitBy, due, answerDue, until);
    }
}
