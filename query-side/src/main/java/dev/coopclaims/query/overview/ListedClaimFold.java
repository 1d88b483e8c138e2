package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ApprovalRevoked;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.DisputeWithdrawn;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentExplained;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.InformationItemAnswered;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.InternalNoteAdded;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.claim.OriginalsReceived;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.UploadRequestCancelled;
import dev.coopclaims.kernel.claim.UploadRequestFulfilled;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.RecordedEvent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each event of a claim changes of its row in the list; one view per claim. */
public record ListedClaimFold() implements Fold<ListedClaim> {

    @Override
    public Set<String> keys(RecordedEvent event) {
        return event.payload() instanceof ClaimEvent ofClaim
                ? Set.of(ofClaim.claim().value())
                : Set.of();
    }

    /** @throws IllegalStateException when a claim does not begin by being started, or begins twice */
    @Override
    public @Nullable ListedClaim apply(String key, @Nullable ListedClaim view, RecordedEvent event) {
        if (!(event.payload() instanceof ClaimEvent ofClaim)) {
            throw new IllegalStateException("nothing happened to " + key);
        }
        if (ofClaim instanceof ClaimStarted started) {
            if (view != null) {
                throw new IllegalStateException(key + " was started before");
            }
            return new ListedClaimDraft(started, event.occurredAt()).listed();
        }
        if (view == null) {
            throw new IllegalStateException(key + " was never started");
        }
        ListedClaimDraft draft = new ListedClaimDraft(view);
        change(draft, ofClaim, event);
        return draft.listed();
    }

    private static void change(ListedClaimDraft draft, ClaimEvent happened, RecordedEvent event) {
        Instant at = event.occurredAt();
        switch (happened) {
            case ClaimStarted started -> throw new IllegalStateException(started.claim() + " was started before");
            case ClaimDetailsChanged changed -> draft.details(changed);
            case CostAdded added -> draft.cost(added.cost());
            case CostChanged changed -> draft.cost(changed.cost());
            case CostRemoved removed -> draft.without(removed.cost());
            case ClaimSubmitted submitted -> draft.submitted(submitted, at);
            case ReviewAssigned assigned -> draft.reviewer(Author.of(assigned.reviewer(), event));
            case ReviewStarted started -> draft.underReview(Author.of(started.reviewer(), event));
            case ReviewReleased ignored -> draft.released();
            case InformationRequested asked -> draft.asked(asked);
            case AnswerTimeExtended extended -> draft.answerUntil(extended.answerDue());
            case ClaimResubmitted resubmitted -> draft.resubmitted(resubmitted);
            case ClaimWithdrawn ignored -> draft.ended(ClaimStatus.WITHDRAWN);
            case ClaimDiscarded ignored -> draft.ended(ClaimStatus.DISCARDED);
            case ClaimApproved approved -> draft.approved(approved.approved(), at);
            case ApprovalRevoked ignored -> draft.revoked();
            case ClaimRejected rejected -> draft.rejected(rejected, at);
            case RejectionAccepted ignored -> draft.rejectedForGood(at);
            case DisputeOpened opened -> draft.disputed(opened);
            case DisputeUpheld upheld -> draft.approved(upheld.approved(), at);
            case DisputeDismissed ignored -> draft.rejectedForGood(at);
            case DisputeWithdrawn ignored -> draft.rejectedForGood(at);
            case UploadRequested asked -> draft.asked(asked);
            case UploadRequestFulfilled done -> draft.closed(done.request());
            case UploadRequestCancelled cancelled -> draft.closed(cancelled.request());
            case OriginalsRequested asked -> draft.asked(asked);
            case OriginalsReceived received -> draft.arrived(received.request());
            case DocumentExplained ignored -> {}
            case InternalNoteAdded ignored -> {}
            case InformationItemAnswered ignored -> {}
            case DocumentAttached ignored -> {}
            case DocumentRemoved ignored -> {}
            case CoreRequirementTicked ignored -> {}
            case MetricRecorded ignored -> {}
            case ActivityQuestionAnswered ignored -> {}
            case CommentAdded ignored -> {}
        }
    }
}
