package dev.coopclaims.query.overview;

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
import dev.coopclaims.kernel.claim.OriginalsRequestId;
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
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.overview.ListedClaim.AskedOriginals;
import dev.coopclaims.query.overview.ListedClaim.AskedUpload;
import dev.coopclaims.query.overview.ListedClaim.ListedCost;
import dev.coopclaims.query.progress.ClaimProgress;
import dev.coopclaims.query.projection.Fold;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How each event of a claim changes its row in the list, besides its progress; one document per claim. */
public record ListedClaimFold() implements Fold<ListedClaim> {

    @Override
    public Set<String> keys(RecordedEvent event) {
        return event.payload() instanceof ClaimEvent ofClaim
                ? Set.of(ofClaim.claim().value())
                : Set.of();
    }

    /** @throws IllegalStateException when a claim's first event is not its start, or when it is started twice */
    @Override
    public @Nullable ListedClaim apply(String key, @Nullable ListedClaim view, RecordedEvent event) {
        if (!(event.payload() instanceof ClaimEvent ofClaim)) {
            throw new IllegalStateException("no event for " + key);
        }
        if (ofClaim instanceof ClaimStarted started) {
            if (view != null) {
                throw new IllegalStateException(key + " was already started");
            }
            return ListedClaim.of(started, ClaimProgress.of(started, event));
        }
        if (view == null) {
            throw new IllegalStateException(key + " was never started");
        }
        return next(view, ofClaim).with(view.progress().after(ofClaim, event));
    }

    private static ListedClaim next(ListedClaim view, ClaimEvent happened) {
        return switch (happened) {
            case ClaimStarted started -> throw new IllegalStateException(started.claim() + " was already started");
            case ClaimDetailsChanged changed -> view.with(changed);
            case CostAdded added -> view.with(ListedCost.of(added.cost()));
            case CostChanged changed -> view.with(ListedCost.of(changed.cost()));
            case CostRemoved removed -> view.without(removed.cost());
            case UploadRequested asked ->
                view.with(
                        new AskedUpload(asked.request(), asked.colleague(), asked.kind(), asked.text(), asked.until()));
            case UploadRequestFulfilled done -> view.without(done.request());
            case UploadRequestCancelled cancelled -> view.without(cancelled.request());
            case OriginalsRequested asked -> view.with(new AskedOriginals(asked.request(), asked.due()));
            case DeadlineMoved moved -> {
                OriginalsRequestId request = moved.request();
                yield request == null ? view : view.with(new AskedOriginals(request, moved.deadline()));
            }
            case OriginalsReceived received -> view.without(received.request());
            case ClaimWithdrawn _, ClaimDiscarded _, ClaimExpired _ -> view.waitingForNothing();
            case ClaimSubmitted _,
                    ClaimResubmitted _,
                    ReviewAssigned _,
                    ReviewStarted _,
                    ReviewReleased _,
                    InformationRequested _,
                    InformationItemAnswered _,
                    AnswerTimeExtended _,
                    ClaimApproved _,
                    ApprovalRevoked _,
                    ClaimRejected _,
                    RejectionAccepted _,
                    ReviewOverdue _,
                    DisputeOverdue _,
                    RejectionBecameFinal _,
                    ClaimExpiryApproached _,
                    AnswerDeadlineApproached _,
                    OriginalsOverdue _,
                    ContentsPurged _,
                    PurgeDeferred _,
                    DisputeOpened _,
                    DisputeUpheld _,
                    DisputeDismissed _,
                    DisputeWithdrawn _,
                    DocumentAttached _,
                    DocumentExplained _,
                    DocumentRemoved _,
                    CoreRequirementTicked _,
                    MetricRecorded _,
                    ActivityQuestionAnswered _,
                    CommentAdded _,
                    InternalNoteAdded _ -> view;
        };
    }
}
