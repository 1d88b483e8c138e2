package dev.coopclaims.query.progress;

import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.AnswerDeadlineApproached;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ApprovalRevoked;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimExpired;
import dev.coopclaims.kernel.claim.ClaimExpiryApproached;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.ContentsPurged;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DisputeOverdue;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.DisputeWithdrawn;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentExplained;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.InformationItemAnswered;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.InternalNoteAdded;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.claim.OriginalsOverdue;
import dev.coopclaims.kernel.claim.OriginalsReceived;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.claim.PurgeDeferred;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.RejectionBecameFinal;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewOverdue;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.UploadRequestCancelled;
import dev.coopclaims.kernel.claim.UploadRequestFulfilled;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.people.Author;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a claim. Every view that shows it holds this value, so that they agree. Immutable; each event makes a
 * new one.
 *
 * @param origin what the open request for information belongs to; absent when none is open
 * @param reviewer who is to decide; absent while nobody is assigned
 * @param rejection the last rejection; absent unless the claim is rejected or the rejection is disputed
 */
public record ClaimProgress(
        ClaimStatus status,
        @Nullable RequestOrigin origin,
        @Nullable Author reviewer,
        ClaimDates dates,
        ClaimDeadlines deadlines,
        Amounts amounts,
        @Nullable Rejection rejection) {

    /**
     * The claim's amounts, in its currency.
     *
     * @param requested what was last submitted, or what remains of it after a revoked approval; absent before the first
     *     submission
     * @param approved absent unless an approval is in force
     */
    public record Amounts(
            @Nullable Money requested, @Nullable Money approved) {}

    /**
     * A rejection (V-4).
     *
     * @param by who rejected
     * @param disputableUntil the deadline for disputing it (D-1)
     * @param finalSince when it became final (D-3); absent before
     */
    public record Rejection(
            @Nullable UserId by,
            Deadline disputableUntil,
            @Nullable Instant finalSince) {
        Rejection moved(DeadlineMoved moved) {
            return moved.of() == PartnerDeadline.DISPUTE ? new Rejection(by, moved.deadline(), finalSince) : this;
        }
    }

    /** A newly started draft. */
    public static ClaimProgress of(ClaimStarted started, RecordedEvent event) {
        return new ClaimProgress(
                ClaimStatus.EDITING,
                null,
                null,
                new ClaimDates(event.occurredAt(), null, null, null),
                new ClaimDeadlines(started.submitBy(), null, null, started.keepOriginalsUntil()),
                new Amounts(null, null),
                null);
    }

    /**
     * How far the claim has come after one more event.
     *
     * @param happened the event's payload
     * @throws IllegalStateException when the claim is started a second time
     */
    public ClaimProgress after(ClaimEvent happened, RecordedEvent event) {
        Instant at = event.occurredAt();
        return switch (happened) {
            case ClaimStarted started -> throw new IllegalStateException(started.claim() + " was already started");
            // The originals are kept from the end of the activity, so a changed end moves the day (H-5).
            case ClaimDetailsChanged changed -> with(deadlines.keepOriginals(changed.keepOriginalsUntil()));
            case ClaimSubmitted submitted ->
                handedIn(ClaimStatus.SUBMITTED, submitted.reviewDue(), submitted.requested())
                        .with(dates.submitted(at))
                        .keepingOriginals(submitted.keepOriginalsUntil());
            case ClaimResubmitted again ->
                handedIn(again(again.origin()), again.due(), again.requested())
                        .with(dates.resubmitted(at))
                        .keepingOriginals(again.keepOriginalsUntil());
            case ReviewAssigned assigned -> with(Author.ofVendor(assigned.reviewer(), event));
            case ReviewStarted started ->
                with(ClaimStatus.UNDER_REVIEW).with(Author.ofVendor(started.reviewer(), event));
            case ReviewReleased _ -> released();
            case InformationRequested asked ->
                become(ClaimStatus.ACTION_REQUIRED, asked.origin(), deadlines.answerDue(asked.answerDue()));
            case AnswerTimeExtended extended -> with(deadlines.answerDue(extended.answerDue()));
            case DeadlineMoved moved ->
                with(deadlines.moved(moved)).with(rejection == null ? null : rejection.moved(moved));
            case ClaimApproved approved -> approved(approved.approved(), at);
            case DisputeUpheld upheld -> approved(upheld.approved(), at);
            case ApprovalRevoked _ -> revoked();
            case ClaimRejected rejected -> rejected(rejected, at);
            // Nobody is assigned yet: whoever rejected does not decide the dispute.
            case DisputeOpened opened ->
                become(ClaimStatus.DISPUTED, opened.due()).with((Author) null);
            case RejectionAccepted _, RejectionBecameFinal _, DisputeDismissed _, DisputeWithdrawn _ ->
                rejectedForGood(at);
            case ClaimWithdrawn _ -> become(ClaimStatus.WITHDRAWN, null);
            case ClaimDiscarded _ -> become(ClaimStatus.DISCARDED, null);
            case ClaimExpired _ -> become(ClaimStatus.EXPIRED, null);
            case CostAdded _,
                    CostChanged _,
                    CostRemoved _,
                    DocumentAttached _,
                    DocumentExplained _,
                    DocumentRemoved _,
                    CoreRequirementTicked _,
                    MetricRecorded _,
                    ActivityQuestionAnswered _,
                    CommentAdded _,
                    InternalNoteAdded _,
                    UploadRequested _,
                    UploadRequestFulfilled _,
                    UploadRequestCancelled _,
                    InformationItemAnswered _,
                    ReviewOverdue _,
                    DisputeOverdue _,
                    ClaimExpiryApproached _,
                    AnswerDeadlineApproached _,
                    OriginalsOverdue _,
                    ContentsPurged _,
                    PurgeDeferred _,
                    OriginalsRequested _,
                    OriginalsReceived _ -> this;
        };
    }

    /** Whether the claim is locked for the partner (C-4); nothing can be uploaded to it either (C-3). */
    public boolean isLocked() {
        return switch (status) {
            case EDITING, ACTION_REQUIRED -> false;
            case SUBMITTED, UNDER_REVIEW, APPROVED, REJECTED, DISPUTED, WITHDRAWN, DISCARDED, EXPIRED -> true;
        };
    }

    /** Who must act next, and until when. */
    public NextStep next() {
        return NextStep.of(
                status,
                switch (status) {
                    case EDITING -> deadlines.submitBy();
                    case SUBMITTED, UNDER_REVIEW, DISPUTED -> deadlines.due();
                    case ACTION_REQUIRED -> deadlines.answerDue();
                    case REJECTED ->
                        rejection == null || rejection.finalSince() != null ? null : rejection.disputableUntil();
                    case APPROVED, WITHDRAWN, DISCARDED, EXPIRED -> null;
                });
    }

    private static ClaimStatus again(RequestOrigin origin) {
        return switch (origin) {
            case REVIEW -> ClaimStatus.SUBMITTED;
            case DISPUTE -> ClaimStatus.DISPUTED;
        };
    }

    private ClaimProgress handedIn(ClaimStatus now, Deadline due, Money requested) {
        return become(now, due).with(new Amounts(requested, amounts.approved()));
    }

    /** The claim waits for a reviewer again; a dispute stays one, and the deadline continues. */
    private ClaimProgress released() {
        ClaimProgress free = with((Author) null);
        return status == ClaimStatus.UNDER_REVIEW ? free.with(ClaimStatus.SUBMITTED) : free;
    }

    private ClaimProgress approved(Money amount, Instant at) {
        return become(ClaimStatus.APPROVED, null)
                .with(new Amounts(amounts.requested(), amount))
                .with(dates.decided(at))
                .with((Rejection) null);
    }

    /**
     * An event of the same commit says how the claim continues (V-5); what a reduction cut is no longer requested
     * (V-3).
     */
    private ClaimProgress revoked() {
        return become(ClaimStatus.UNDER_REVIEW, null)
                .with(new Amounts(amounts.approved(), null))
                .with(dates.decided(null));
    }

    private ClaimProgress rejected(ClaimRejected decision, Instant at) {
        return become(ClaimStatus.REJECTED, null)
                .with(new Amounts(amounts.requested(), null))
                .with(dates.decided(at))
                .with(new Rejection(rejecter(), decision.disputableUntil(), null));
    }

    /** Nobody if a request was not answered in time: then the system rejected (R-3, V-6). */
    private @Nullable UserId rejecter() {
        return reviewer == null || status == ClaimStatus.ACTION_REQUIRED ? null : reviewer.user();
    }

    /** The rejection is final; nothing more is expected. */
    private ClaimProgress rejectedForGood(Instant at) {
        return become(ClaimStatus.REJECTED, null)
                .with(dates.decided(at))
                .with(rejection == null ? null : new Rejection(rejection.by(), rejection.disputableUntil(), at));
    }

    private ClaimProgress become(ClaimStatus now, @Nullable Deadline due) {
        return become(now, null, deadlines.due(due));
    }

    private ClaimProgress become(ClaimStatus now, @Nullable RequestOrigin of, ClaimDeadlines until) {
        return new ClaimProgress(now, of, reviewer, dates, until, amounts, rejection);
    }

    private ClaimProgress with(ClaimStatus now) {
        return new ClaimProgress(now, origin, reviewer, dates, deadlines, amounts, rejection);
    }

    private ClaimProgress with(@Nullable Author who) {
        return new ClaimProgress(status, origin, who, dates, deadlines, amounts, rejection);
    }

    private ClaimProgress with(ClaimDates changed) {
        return new ClaimProgress(status, origin, reviewer, changed, deadlines, amounts, rejection);
    }

    private ClaimProgress with(ClaimDeadlines changed) {
        return new ClaimProgress(status, origin, reviewer, dates, changed, amounts, rejection);
    }

    private ClaimProgress keepingOriginals(LocalDate until) {
        return with(deadlines.keepOriginals(until));
    }

    private ClaimProgress with(Amounts changed) {
        return new ClaimProgress(status, origin, reviewer, dates, deadlines, changed, rejection);
    }

    private ClaimProgress with(@Nullable Rejection changed) {
        return new ClaimProgress(status, origin, reviewer, dates, deadlines, amounts, changed);
    }
}
