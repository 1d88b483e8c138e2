package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.claimdetails.ClaimDetails.Ending;
import dev.coopclaims.query.claimdetails.ClaimDetails.Progress;
import dev.coopclaims.query.claimdetails.ClaimDetails.Rejection;
import dev.coopclaims.query.overview.Author;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a claim has come while one event is applied to it; lives no longer than that. */
final class ProgressDraft {
    private final Instant startedAt;
    private ClaimStatus status;
    private @Nullable RequestOrigin origin;
    private @Nullable Instant submittedAt;
    private @Nullable Instant resubmittedAt;
    private @Nullable Instant decidedAt;
    private @Nullable Author reviewer;
    private @Nullable Money requested;
    private @Nullable Money approved;
    private List<Allocation> allocations;
    private List<SubmissionWarning> warnings;
    private final Deadline submitBy;
    private @Nullable Deadline due;
    private @Nullable Deadline answerDue;
    private LocalDate keepOriginalsUntil;
    private @Nullable Rejection rejection;
    private @Nullable String reviewNote;
    private @Nullable Ending ending;

    ProgressDraft(Progress before) {
        startedAt = before.startedAt();
        status = before.status();
        origin = before.origin();
        submittedAt = before.submittedAt();
        resubmittedAt = before.resubmittedAt();
        decidedAt = before.decidedAt();
        reviewer = before.reviewer();
        requested = before.requested();
        approved = before.approved();
        allocations = before.allocations();
        warnings = before.warnings();
        submitBy = before.submitBy();
        due = before.due();
        answerDue = before.answerDue();
        keepOriginalsUntil = before.keepOriginalsUntil();
        rejection = before.rejection();
        reviewNote = before.reviewNote();
        ending = before.ending();
    }

    Progress progress() {
        return new Progress(
                status,
                origin,
                startedAt,
                submittedAt,
                resubmittedAt,
                decidedAt,
                reviewer,
                requested,
                approved,
                allocations,
                warnings,
                submitBy,
                due,
                answerDue,
                keepOriginalsUntil,
                rejection,
                reviewNote,
                ending);
    }

    /** The originals are kept from the activity's end on, so that a changed end moves the day (H-5). */
    ProgressDraft details(ClaimDetailsChanged changed) {
        keepOriginalsUntil = changed.keepOriginalsUntil();
        return this;
    }

    ProgressDraft submitted(ClaimSubmitted submitted, Instant at) {
        become(ClaimStatus.SUBMITTED, submitted.reviewDue());
        submittedAt = at;
        requested = submitted.requested();
        allocations = submitted.allocations();
        warnings = submitted.warnings();
        keepOriginalsUntil = submitted.keepOriginalsUntil();
        return this;
    }

    ProgressDraft resubmitted(ClaimResubmitted resubmitted, Instant at) {
        become(
                switch (resubmitted.origin()) {
                    case REVIEW -> ClaimStatus.SUBMITTED;
                    case DISPUTE -> ClaimStatus.DISPUTED;
                },
                resubmitted.due());
        resubmittedAt = at;
        requested = resubmitted.requested();
        allocations = resubmitted.allocations();
        warnings = resubmitted.warnings();
        keepOriginalsUntil = resubmitted.keepOriginalsUntil();
        return this;
    }

    ProgressDraft assigned(Author who) {
        reviewer = who;
        return this;
    }

    ProgressDraft underReview(Author who) {
        reviewer = who;
        status = ClaimStatus.UNDER_REVIEW;
        return this;
    }

    /** It waits for a reviewer again; a dispute stays one, and the clock goes on. */
    ProgressDraft released() {
        reviewer = null;
        if (status == ClaimStatus.UNDER_REVIEW) {
            status = ClaimStatus.SUBMITTED;
        }
        return this;
    }

    ProgressDraft asked(InformationRequested asked) {
        become(ClaimStatus.ACTION_REQUIRED, null);
        origin = asked.origin();
        answerDue = asked.answerDue();
        return this;
    }

    ProgressDraft answerUntil(Deadline later) {
        answerDue = later;
        return this;
    }

    ProgressDraft approved(Money amount, List<Allocation> of, String note, Instant at) {
        become(ClaimStatus.APPROVED, null);
        approved = amount;
        allocations = of;
        decidedAt = at;
        rejection = null;
        reviewNote = note;
        return this;
    }

    /** What follows in the same commit says how it goes on (V-5); what a reduction cut is not asked for any more (V-3). */
    ProgressDraft revoked(List<Allocation> again) {
        become(ClaimStatus.UNDER_REVIEW, null);
        requested = approved;
        approved = null;
        allocations = again;
        decidedAt = null;
        reviewNote = null;
        return this;
    }

    ProgressDraft rejected(ClaimRejected rejected, Instant at) {
        become(ClaimStatus.REJECTED, null);
        approved = null;
        decidedAt = at;
        rejection = new Rejection(rejected.reasons(), rejected.text(), rejected.disputableUntil(), null);
        return this;
    }

    /** Nobody's task yet: who rejected does not decide the dispute. */
    ProgressDraft disputed(DisputeOpened opened) {
        become(ClaimStatus.DISPUTED, opened.due());
        reviewer = null;
        allocations = opened.allocations();
        return this;
    }

    /** The rejection is final; the claim draws on nothing any more. */
    ProgressDraft rejectedForGood(Instant at) {
        become(ClaimStatus.REJECTED, null);
        decidedAt = at;
        allocations = List.of();
        Rejection before = rejection;
        if (before != null) {
            rejection = new Rejection(before.reasons(), before.text(), before.disputableUntil(), at);
        }
        return this;
    }

    /** The claim ends without a decision; it draws on nothing any more. */
    ProgressDraft ended(ClaimStatus how, Ending why) {
        become(how, null);
        allocations = List.of();
        ending = why;
        return this;
    }

    private void become(ClaimStatus now, @Nullable Deadline until) {
        status = now;
        origin = null;
        answerDue = null;
        due = until;
    }
}
