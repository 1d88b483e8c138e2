package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
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
 * @param version the sequence of the last event in the claim's stream: what commands answer as {@code ETag}
 */
public record ClaimDetails(Form form, Progress progress, ClaimContents contents, long version) {

    public static final View<ClaimDetails> VIEW =
            new View<>("claimdetails", 1, ClaimDetails.class, new ClaimDetailsFold(), List.of());

    /**
     * What the claim is about (C-2).
     *
     * @param currency ISO 4217
     * @param copiedFrom the claim it was copied from (C-11)
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
            @Nullable String planId) {}

    /**
     * How far it has come.
     *
     * @param requested what was submitted; absent before
     * @param allocations what it draws on which fund, in the order drawn (F-5)
     * @param rejection why it is rejected; absent unless it is
     * @param warnings what readiness warned of at the submission
     */
    public record Progress(
            ClaimStatus status,
            Instant startedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant decidedAt,
            @Nullable Author reviewer,
            @Nullable Money requested,
            @Nullable Money approved,
            List<Allocation> allocations,
            List<SubmissionWarning> warnings,
            @Nullable Instant reviewDueAt,
            @Nullable LocalDate keepOriginalsUntil,
            @Nullable Rejection rejection,
            @Nullable String reviewNote) {
        public Progress {
            allocations = List.copyOf(allocations);
            warnings = List.copyOf(warnings);
        }
    }

    /** Why a claim is rejected (V-4), and the first instant that is too late for a dispute (D-1). */
    public record Rejection(List<String> reasons, String text, Instant disputableUntil) {
        public Rejection {
            reasons = List.copyOf(reasons);
        }
    }

    /** What is requested: what was submitted, before that the sum of the costs (C-6). */
    public Money requested() {
        return progress.requested() != null ? progress.requested() : contents.requested(form.currency());
    }

    ClaimDetails with(Form changed, long sequence) {
        return new ClaimDetails(changed, progress, contents, sequence);
    }

    ClaimDetails with(Progress changed, long sequence) {
        return new ClaimDetails(form, changed, contents, sequence);
    }

    ClaimDetails with(ClaimContents changed, long sequence) {
        return new ClaimDetails(form, progress, changed, sequence);
    }
}
