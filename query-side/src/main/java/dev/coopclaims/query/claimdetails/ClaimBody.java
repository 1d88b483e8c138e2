package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.claimdetails.ClaimContents.Answer;
import dev.coopclaims.query.claimdetails.ClaimContents.Comment;
import dev.coopclaims.query.claimdetails.ClaimContents.Metric;
import dev.coopclaims.query.claimdetails.ClaimContents.Requirement;
import dev.coopclaims.query.claimdetails.ClaimCorrespondence.Dispute;
import dev.coopclaims.query.claimdetails.ClaimCorrespondence.InformationRound;
import dev.coopclaims.query.claimdetails.ClaimCorrespondence.Originals;
import dev.coopclaims.query.claimdetails.ClaimCorrespondence.Revocation;
import dev.coopclaims.query.claimdetails.ClaimNotes.Note;
import dev.coopclaims.query.claimdetails.Outcome.Ending;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.progress.WhoMustAct;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a claim as people see it. Absent components are left out.
 *
 * @param organisationClosedOn the day on which the organisation was closed; absent while it is open
 * @param statusName what people call the status (C-1)
 * @param origin what the open request for information belongs to; absent when none is open
 * @param reviewer for partners always the validation team
 * @param nextDeadline the deadline of the next step (T-5)
 * @param notes always absent for a partner (H-2)
 * @param overdue whether the vendor's side should have acted by now (V-1, D-2)
 * @param advice what time does to the claim and what can still be done about it; absent while that is nothing
 * @param keepOriginalsUntil the last day until which the originals must be kept (H-5)
 * @param version what commands take as {@code If-Match}; it counts the events that the reader sees (H-2)
 */
public record ClaimBody(
        ClaimId claim,
        String number,
        OrganisationId organisation,
        String organisationName,
        @Nullable LocalDate organisationClosedOn,
        String programme,
        EarningPeriod period,
        String activity,
        String title,
        ClaimStatus status,
        String statusName,
        @Nullable RequestOrigin origin,
        Money requested,
        @Nullable Money approved,
        Instant startedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant resubmittedAt,
        @Nullable Instant decidedAt,
        @Nullable Deadline nextDeadline,
        boolean overdue,
        @Nullable String advice,
        WhoMustAct whoMustAct,
        @Nullable Author reviewer,
        String location,
        String currency,
        LocalDate activityStart,
        LocalDate activityEnd,
        DateRange usage,
        DateRange claiming,
        @Nullable String planId,
        @Nullable PreApprovalId preApproval,
        @Nullable String language,
        @Nullable ClaimId copiedFrom,
        String catalogueVersion,
        List<CostBody> costs,
        List<DocumentBody> documents,
        List<Requirement> requirements,
        List<Metric> metrics,
        List<Answer> answers,
        List<Comment> comments,
        List<Draw> allocations,
        @Nullable Rejection rejection,
        @Nullable String reviewNote,
        @Nullable Ending ending,
        @Nullable Deadline reviewDue,
        @Nullable Deadline disputeDue,
        @Nullable Deadline answerDue,
        LocalDate keepOriginalsUntil,
        List<SubmissionWarning> warnings,
        List<InformationRound> informationRequests,
        List<Dispute> disputes,
        List<Revocation> revocations,
        List<Originals> originals,
        List<AskedUpload> uploadRequests,
        @Nullable List<Note> notes,
        long version) {

    /**
     * Why a claim is rejected (V-4), and until when it can be disputed (D-1).
     *
     * @param parts the parts of the claim that reasons refer to; a reason without a part refers to the whole claim
     * @param finalSince when it became final (D-3); absent before
     */
    public record Rejection(
            List<String> reasons,
            List<RejectedPart> parts,
            String text,
            Deadline disputableUntil,
            @Nullable Instant finalSince) {}

    /** What the claim draws on a fund, in the currencies of the fund and of the claim. */
    public record Draw(FundId fund, Money amount, Money claimed) {}
}
