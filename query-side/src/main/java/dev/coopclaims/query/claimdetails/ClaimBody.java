package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.claimdetails.ClaimContents.Answer;
import dev.coopclaims.query.claimdetails.ClaimContents.Metric;
import dev.coopclaims.query.claimdetails.ClaimContents.Requirement;
import dev.coopclaims.query.claimdetails.ClaimDetails.Rejection;
import dev.coopclaims.query.overview.Person;
import dev.coopclaims.query.overview.WhoMustAct;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a claim as people see it. Absent components are left out.
 *
 * @param reviewer to a partner the validation team
 * @param nextDeadline the first instant that is too late for the next step
 * @param version what commands take as {@code If-Match}
 */
public record ClaimBody(
        ClaimId claim,
        String number,
        OrganisationId organisation,
        String organisationName,
        String programme,
        EarningPeriod period,
        String activity,
        String title,
        ClaimStatus status,
        Money requested,
        @Nullable Money approved,
        Instant startedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant nextDeadline,
        WhoMustAct whoMustAct,
        @Nullable Person reviewer,
        String location,
        String currency,
        LocalDate activityStart,
        LocalDate activityEnd,
        DateRange usage,
        DateRange claiming,
        @Nullable String planId,
        @Nullable ClaimId copiedFrom,
        String catalogueVersion,
        List<CostBody> costs,
        List<DocumentBody> documents,
        List<Requirement> requirements,
        List<Metric> metrics,
        List<Answer> answers,
        List<CommentBody> comments,
        List<Draw> allocations,
        @Nullable Rejection rejection,
        @Nullable String reviewNote,
        @Nullable Instant reviewDueAt,
        @Nullable LocalDate keepOriginalsUntil,
        List<SubmissionWarning> warnings,
        long version) {

    /** What the claim draws on a fund, in the fund's currency, and the same in the claim's. */
    public record Draw(FundId fund, Money amount, Money claimed) {}
}
