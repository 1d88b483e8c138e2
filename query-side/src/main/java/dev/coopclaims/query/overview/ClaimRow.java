package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.organisation.OrganisationNow;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.progress.Advice;
import dev.coopclaims.query.progress.ClaimDates;
import dev.coopclaims.query.progress.ClaimProgress;
import dev.coopclaims.query.progress.NextStep;
import dev.coopclaims.query.progress.StatusName;
import dev.coopclaims.query.progress.WhoMustAct;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the list shows it (F-6).
 *
 * @param organisationClosedOn the day on which the organisation was closed; absent while it is open
 * @param statusName what people call the status (C-1)
 * @param origin what the open request for information belongs to; absent when none is open
 * @param approved absent before the approval
 * @param nextDeadline the deadline of the next step (T-5); absent when there is none
 * @param overdue whether the vendor's side should have acted by now (V-1, D-2)
 * @param advice what time does to the claim and what can still be done about it; absent while that is nothing
 * @param reviewer absent until somebody reviews it
 */
public record ClaimRow(
        ClaimId claim,
        String number,
        OrganisationId organisation,
        String organisationName,
        @Nullable LocalDate organisationClosedOn,
        String programme,
        EarningPeriod period,
        String activity,
        String title,
        String location,
        @Nullable String language,
        ClaimStatus status,
        String statusName,
        @Nullable RequestOrigin origin,
        Money requested,
        @Nullable Money approved,
        Instant startedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable Deadline nextDeadline,
        boolean overdue,
        @Nullable String advice,
        WhoMustAct whoMustAct,
        @Nullable Author reviewer) {

    static ClaimRow of(String claim, ListedClaim listed, OrganisationNow organisation, Advice advice, Instant now) {
        ClaimProgress progress = listed.progress();
        ClaimDates dates = progress.dates();
        NextStep next = progress.next().at(progress.status(), organisation.isClosed(), now);
        return new ClaimRow(
                new ClaimId(claim),
                listed.number(),
                listed.organisation(),
                organisation.name(),
                organisation.closedOn(),
                listed.programme(),
                listed.period(),
                listed.activity(),
                listed.title(),
                listed.location(),
                listed.language(),
                progress.status(),
                StatusName.of(progress.status(), progress.origin()),
                progress.origin(),
                listed.requested(),
                progress.amounts().approved(),
                dates.startedAt(),
                dates.submittedAt(),
                dates.decidedAt(),
                next.deadline(),
                next.isOverdue(now),
                advice.of(progress, next, now),
                next.whoMustAct(),
                progress.reviewer());
    }
}
