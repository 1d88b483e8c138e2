package dev.coopclaims.query.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the steps of a claim happened.
 *
 * @param submittedAt the first submission
 * @param resubmittedAt the last resubmission; absent until there is one
 * @param decidedAt the decision in force; absent when there is none
 */
public record ClaimDates(
        Instant startedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant resubmittedAt,
        @Nullable Instant decidedAt) {

    ClaimDates submitted(Instant at) {
        return new ClaimDates(startedAt, at, resubmittedAt, decidedAt);
    }

    ClaimDates resubmitted(Instant at) {
        return new ClaimDates(startedAt, submittedAt, at, decidedAt);
    }

    ClaimDates decided(@Nullable Instant at) {
        return new ClaimDates(startedAt, submittedAt, resubmittedAt, at);
    }
}
