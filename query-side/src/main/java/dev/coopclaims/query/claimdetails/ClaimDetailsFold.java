package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.VendorSide;
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
import dev.coopclaims.kernel.claim.PurgeDeferred;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.RejectionBecameFinal;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewOverdue;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.UploadRequestCancelled;
import dev.coopclaims.kernel.claim.UploadRequestFulfilled;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.query.claimdetails.AskedUpload.UploadState;
import dev.coopclaims.query.claimdetails.ClaimContents.Answer;
import dev.coopclaims.query.claimdetails.ClaimContents.Comment;
import dev.coopclaims.query.claimdetails.ClaimContents.Metric;
import dev.coopclaims.query.claimdetails.ClaimContents.Requirement;
import dev.coopclaims.query.claimdetails.ClaimCorrespondence.DisputeOutcome;
import dev.coopclaims.query.claimdetails.ClaimCorrespondence.Revocation;
import dev.coopclaims.query.claimdetails.Outcome.Ending;
import dev.coopclaims.query.claimdetails.Outcome.Reasons;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.progress.Advice;
import dev.coopclaims.query.progress.ClaimProgress;
import dev.coopclaims.query.projection.Fold;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what happens to each claim; one document per claim. */
public final class ClaimDetailsFold implements Fold<ClaimDetails> {

    @Override
    public Set<String> keys(RecordedEvent event) {
        return event.payload() instanceof ClaimEvent ofClaim
                ? Set.of(ofClaim.claim().value())
                : Set.of();
    }

    /** @throws IllegalStateException when a claim's first event is not its start, or when it is started twice */
    @Override
    public @Nullable ClaimDetails apply(String key, @Nullable ClaimDetails view, RecordedEvent event) {
        if (!(event.payload() instanceof ClaimEvent ofClaim)) {
            throw new IllegalStateException("no event for " + key);
        }
        if (ofClaim instanceof ClaimStarted started) {
            if (view != null) {
                throw new IllegalStateException(key + " was already started");
            }
            return StartedClaim.details(started, event);
        }
        if (view == null) {
            throw new IllegalStateException(key + " was never started");
        }
        ClaimProgress progress = view.progress().after(ofClaim, event);
        ClaimDetails next = next(view, ofClaim, event).with(progress);
        // Requests to colleagues for uploads end when the claim is locked (C-3).
        ClaimDetails after = progress.isLocked() ? next.with(next.exchange().locked()) : next;
        return after.at(event.sequence(), VendorSide.keeps(ofClaim));
    }

    private static ClaimDetails next(ClaimDetails view, ClaimEvent happened, RecordedEvent event) {
        Outcome outcome = view.outcome();
        ClaimContents contents = view.contents();
        ClaimCorrespondence exchange = view.exchange();
        Instant at = event.occurredAt();
        return switch (happened) {
            case ClaimStarted again -> throw new IllegalStateException(again.claim() + " was already started");
            case ClaimDetailsChanged changed -> view.with(ClaimParts.form(view.form(), changed));
            case CostAdded added -> view.with(contents.with(added.cost()));
            case CostChanged changed -> view.with(contents.with(changed.cost()));
            case CostRemoved removed -> view.with(contents.without(removed.cost()));
            case DocumentAttached attached ->
                view.with(contents.with(ClaimParts.document(attached, event)))
                        .with(attached.rendered() ? exchange : exchange.disputedWith(attached.document()));
            case DocumentExplained explained ->
                view.with(contents.explained(
                        explained.document(), explained.explanation(), explained.costs(), explained.requirements()));
            case DocumentRemoved removed ->
                view.with(contents.without(removed.document())).with(exchange.without(removed.document()));
            case CoreRequirementTicked ticked ->
                view.with(contents.with(new Requirement(ticked.requirement(), ticked.ticked(), ticked.documents())));
            case MetricRecorded recorded -> view.with(contents.with(new Metric(recorded.metric(), recorded.value())));
            case ActivityQuestionAnswered answered ->
                view.with(contents.with(new Answer(answered.question(), answered.answer())));
            case CommentAdded added ->
                view.with(contents.with(
                        new Comment(added.comment(), added.text(), added.document(), Author.of(event), at)));
            // A view of its own; here it counts alone.
            case InternalNoteAdded _ -> view;
            case UploadRequested asked -> view.with(exchange.with(ClaimParts.upload(asked, event)));
            case UploadRequestFulfilled done ->
                view.with(exchange.ended(done.request(), UploadState.FULFILLED, done.document()));
            case UploadRequestCancelled cancelled ->
                view.with(exchange.ended(cancelled.request(), UploadState.CANCELLED, null));
            case ClaimSubmitted submitted ->
                view.with(outcome.submitted(submitted.allocations(), submitted.warnings()));
            case ClaimResubmitted resubmitted ->
                view.with(outcome.submitted(resubmitted.allocations(), resubmitted.warnings()))
                        .with(again(exchange, resubmitted, at));
            case ClaimWithdrawn withdrawn ->
                view.with(outcome.ended(ending(withdrawn.reason(), event))).with(exchange.closedRound(at));
            case ClaimDiscarded discarded -> view.with(outcome.ended(ending(discarded.reason(), event)));
            case ClaimExpired expired -> view.with(outcome.ended(ending(Advice.expired(expired.submitBy()), event)));
            case ReviewAssigned _, ReviewStarted _, ReviewReleased _ -> view;
            case InformationRequested asked -> view.with(exchange.with(ClaimParts.round(asked, event)));
            case InformationItemAnswered answered -> view.with(answered(exchange, answered, event));
            case AnswerTimeExtended extended -> view.with(exchange.answerUntil(extended.answerDue()));
            case DeadlineMoved moved ->
                switch (moved.of()) {
                    case SUBMISSION, DISPUTE -> view;
                    case ANSWER -> view.with(exchange.answerUntil(moved.deadline()));
                    case ORIGINALS -> view.with(exchange.originalsDue(moved.request(), moved.deadline()));
                };
            case ClaimApproved approved ->
                view.with(outcome.approved(approved.allocations(), approved.note()))
                        .with(contents.decided(approved.costs()));
            case ApprovalRevoked revoked ->
                view.with(outcome.revoked(revoked.allocations()))
                        .with(contents.undecided())
                        .with(exchange.with(new Revocation(revoked.reason(), Author.of(event), at)));
            case ClaimRejected rejected ->
                view.with(outcome.rejected(new Reasons(rejected.reasons(), rejected.parts(), rejected.text())))
                        .with(exchange.closedRound(at));
            case RejectionAccepted _, RejectionBecameFinal _ -> view.with(outcome.drawingNothing());
            case ReviewOverdue _,
                    DisputeOverdue _,
                    ClaimExpiryApproached _,
                    AnswerDeadlineApproached _,
                    OriginalsOverdue _,
                    ContentsPurged _,
                    PurgeDeferred _ -> view;
            case OriginalsRequested asked -> view.with(exchange.with(ClaimParts.originals(asked, event)));
            case OriginalsReceived received -> view.with(exchange.received(received, at));
            case DisputeOpened opened ->
                view.with(outcome.drawing(opened.allocations())).with(exchange.with(ClaimParts.dispute(opened, event)));
            case DisputeUpheld upheld ->
                view.with(outcome.approved(upheld.allocations(), upheld.note()))
                        .with(contents.decided(upheld.costs()))
                        .with(decided(exchange, DisputeOutcome.UPHELD, words(upheld.note()), event));
            case DisputeDismissed dismissed ->
                view.with(outcome.drawingNothing())
                        .with(decided(
                                exchange.closedRound(at),
                                DisputeOutcome.DISMISSED,
                                new Reasons(dismissed.reasons(), dismissed.parts(), dismissed.text()),
                                event));
            case DisputeWithdrawn _ ->
                view.with(outcome.drawingNothing())
                        .with(decided(exchange.closedRound(at), DisputeOutcome.WITHDRAWN, words(""), event));
        };
    }

    private static Ending ending(String reason, RecordedEvent event) {
        return new Ending(reason, Author.of(event), event.occurredAt());
    }

    private static ClaimCorrespondence again(ClaimCorrespondence before, ClaimResubmitted resubmitted, Instant at) {
        ClaimCorrespondence closed = before.closedRound(at);
        return switch (resubmitted.origin()) {
            case REVIEW -> closed;
            case DISPUTE -> closed.disputeDue(resubmitted.due());
        };
    }

    private static ClaimCorrespondence answered(
            ClaimCorrespondence exchange, InformationItemAnswered answered, RecordedEvent event) {
        return exchange.eachItem(item -> item.item().equals(answered.item())
                ? item.answered(answered.answer(), answered.documents(), Author.of(event), event.occurredAt())
                : item);
    }

    private static Reasons words(String text) {
        return new Reasons(List.of(), List.of(), text);
    }

    private static ClaimCorrespondence decided(
            ClaimCorrespondence exchange, DisputeOutcome outcome, Reasons why, RecordedEvent event) {
        return exchange.eachDispute(dispute -> dispute.decided(outcome, why, Author.of(event), event.occurredAt()));
    }
}
