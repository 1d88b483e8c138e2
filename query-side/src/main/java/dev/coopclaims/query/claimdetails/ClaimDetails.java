package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.overview.Author;
import dev.coopclaims.query.projection.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one claim.
 *
 * @param version the sequence of the last event in the claim's stream
 * @param vendorOnlyEvents how many of its events a partner does not see (H-2)
 */
public record ClaimDetails(
        Form form,
        Progress progress,
        ClaimContents contents,
        ClaimExchange exchange,
        long version,
        long vendorOnlyEvents) {

    public static final View<ClaimDetails> VIEW =
            new View<>("claimdetails", 5, ClaimDetails.class, new ClaimDetailsFold(), List.of());

    /**
     * What the claim is about (C-2).
     *
     * @param currency ISO 4217
     * @param copiedFrom the claim it was copied from (C-11)
     * @param preApproval the pre-approval it names (P-4)
     * @param language of its documents, as an IETF tag; absent when not said
     */
    public record Form(
            ClaimId claim,
            String number,
            OrganisationId organisation,
            String programme,
            EarningPeriod period,
            String currency,
            String catalogueVersion,
            @Nullable ClaimId copiedFrom,
            String location,
            String activity,
            String title,
            LocalDate activityStart,
            LocalDate activityEnd,
            @Nullable String planId,
            @Nullable PreApprovalId preApproval,
            @Nullable String language) {}

    /**
     * How far it has come.
     *
     * @param origin out of what the open request for information came; absent where none is open
     * @param submittedAt when it was submitted first
     * @param resubmittedAt when it was resubmitted last; absent until then
     * @param reviewer whose task it is to decide; absent where nobody's
     * @param requested what was submitted last; absent before
     * @param allocations what it draws on which fund, in the order drawn (F-5)
     * @param rejection why it is rejected; absent unless it is
     * @param warnings what readiness warned of at the last submission
     * @param submitBy until when a draft is submitted, as it was told at the start (T-5)
     * @param due until when the review or the dispute is to be decided; absent where neither runs
     * @param answerDue until when the answers asked for are taken; absent where none is
     * @param keepOriginalsUntil the last day on which the originals must be there (H-5)
     * @param ending how the partner ended it; absent unless withdrawn or discarded
     */
    public record Progress(
            ClaimStatus status,
            @Nullable RequestOrigin origin,
            Instant startedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant resubmittedAt,
            @Nullable Instant decidedAt,
            @Nullable Author reviewer,
            @Nullable Money requested,
            @Nullable Money approved,
            List<Allocation> allocations,
            List<SubmissionWarning> warnings,
            Deadline submitBy,
            @Nullable Deadline due,
            @Nullable Deadline answerDue,
            LocalDate keepOriginalsUntil,
            @Nullable Rejection rejection,
            @Nullable String reviewNote,
            @Nullable Ending ending) {
        public Progress {
            allocations = List.copyOf(allocations);
            warnings = List.copyOf(warnings);
        }
    }

    /** Why the partner took the claim back, who and when. */
    public record Ending(String reason, Author by, Instant at) {}

    /**
     * Why a claim is rejected (V-4), and until when it can be disputed (D-1).
     *
     * @param finalSince since when it is final (D-3); absent while it is not
     */
    public record Rejection(
            List<String> reasons,
            String text,
            Deadline disputableUntil,
            @Nullable Instant finalSince) {
        public Rejection {
            reasons = List.copyOf(reasons);
        }
    }

    /** What is requested: what was submitted, before that the sum of the costs (C-6). */
    public Money requested() {
        return progress.requested() != null ? progress.requested() : contents.requested(form.currency());
    }

    /** Until when the next step can be done; absent where none runs. */
    @Nullable
    Deadline deadline() {
        Rejection rejection = progress.rejection();
        return switch (progress.status()) {
            case EDITING -> progress.submitBy();
            case SUBMITTED, UNDER_REVIEW, DISPUTED -> progress.due();
            case ACTION_REQUIRED -> progress.answerDue();
            case REJECTED -> rejection == null || rejection.finalSince() != null ? null : rejection.disputableUntil();
            case APPROVED, WITHDRAWN, DISCARDED, EXPIRED -> null;
        };
    }

    ClaimDetails with(Form changed) {
        return new ClaimDetails(changed, progress, contents, exchange, version, vendorOnlyEvents);
    }

    ClaimDetails with(ProgressDraft changed) {
        return new ClaimDetails(form, changed.progress(), contents, exchange, version, vendorOnlyEvents);
    }

    ClaimDetails with(ClaimContents changed) {
        return new ClaimDetails(form, progress, changed, exchange, version, vendorOnlyEvents);
    }

    ClaimDetails with(ClaimExchange changed) {
        return new ClaimDetails(form, progress, contents, changed, version, vendorOnlyEvents);
    }

    /** The version that somebody sees, which counts the events that their side sees (H-2): what If-Match takes. */
    public long version(boolean toVendor) {
        return toVendor ? version : version - vendorOnlyEvents;
    }

    ClaimDetails at(long sequence, boolean vendorOnly) {
        return new ClaimDetails(
                form, progress, contents, exchange, sequence, vendorOnly ? vendorOnlyEvents + 1 : vendorOnlyEvents);
    }
}
