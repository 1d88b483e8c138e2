package dev.coopclaims.query.due;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.projection.ViewDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item of the due list as operators see it.
 *
 * @param item its key, by which it can be retried
 * @param subject what it concerns, such as a claim
 * @param deadline the deadline that it rests on; absent if there is none
 * @param failure absent unless it failed
 */
public record DueRow(
        String item,
        DueKind kind,
        String subject,
        OrganisationId organisation,
        Instant due,
        @Nullable Deadline deadline,
        @Nullable Failure failure) {

    /**
     * Why it was not done.
     *
     * @param failures how often it was tried in vain
     * @param nextAt when it is tried again; absent once it is parked
     * @param parkedAt since when it waits for somebody to retry it; absent before
     * @param error what went wrong last
     */
    public record Failure(
            int failures,
            @Nullable Instant nextAt,
            @Nullable Instant parkedAt,
            String error) {

        static Failure of(Attempt attempt) {
            return new Failure(
                    attempt.failures(),
                    attempt.isParked() ? null : attempt.nextAt(),
                    attempt.parkedAt(),
                    attempt.error());
        }
    }

    static DueRow of(ViewDocument<DueItem> document, @Nullable Attempt attempt) {
        DueItem item = document.content();
        return new DueRow(
                document.key(),
                item.kind(),
                item.subject(),
                item.organisation(),
                item.due(),
                item.deadline(),
                attempt == null || !attempt.isOf(item) ? null : Failure.of(attempt));
    }
}
