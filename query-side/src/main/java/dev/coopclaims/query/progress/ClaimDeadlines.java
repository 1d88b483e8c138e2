package dev.coopclaims.query.progress;

import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of a claim, as its events told them (T-5).
 *
 * @param submitBy until when a draft can be submitted, as it was told at the start
 * @param due when the review or the dispute is to be decided; absent where neither runs
 * @param answerDue until when the answers asked for are taken; absent where none is asked for
 * @param keepOriginalsUntil the last day on which the originals must be there (H-5)
 */
public record ClaimDeadlines(
        Deadline submitBy, @Nullable Deadline due, @Nullable Deadline answerDue, LocalDate keepOriginalsUntil) {

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
