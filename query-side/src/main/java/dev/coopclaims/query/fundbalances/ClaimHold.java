package dev.coopclaims.query.fundbalances;

import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.Allocation;
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
import java.util.List;

/**
 * How an event of a claim changes what is held for a dispute (D-3). Only this is read from claims' events; everything
 * else about reservations, approvals and releases is in the funds' own events of the same commit.
 *
 * @param allocations how much of which fund; empty for most events
 * @param begins whether it is held from now on; otherwise it becomes a plain reservation again
 */
public record ClaimHold(List<Allocation> allocations, boolean begins) {
    private static final ClaimHold NONE = new ClaimHold(List.of(), false);

    public ClaimHold {
        allocations = List.copyOf(allocations);
    }

    /** Lists every event of a claim, so that the author of a new one must decide whether it holds anything. */
    public static ClaimHold of(ClaimEvent event) {
        return switch (event) {
            case ClaimRejected rejected -> new ClaimHold(rejected.held(), true);
            case DisputeOpened opened -> new ClaimHold(opened.allocations(), false);
            case ClaimStarted _,
                    ClaimDetailsChanged _,
                    CostAdded _,
                    CostChanged _,
                    CostRemoved _,
                    DocumentAttached _,
                    DocumentRemoved _,
                    CoreRequirementTicked _,
                    MetricRecorded _,
                    ActivityQuestionAnswered _,
                    CommentAdded _,
                    ClaimSubmitted _,
                    ReviewAssigned _,
                    ReviewStarted _,
                    ClaimApproved _,
                    DocumentExplained _,
                    InternalNoteAdded _,
                    UploadRequested _,
                    UploadRequestFulfilled _,
                    UploadRequestCancelled _,
                    ReviewReleased _,
                    InformationRequested _,
                    InformationItemAnswered _,
                    AnswerTimeExtended _,
                    DeadlineMoved _,
                    ClaimResubmitted _,
                    ClaimWithdrawn _,
                    ClaimDiscarded _,
                    ClaimExpired _,
                    ReviewOverdue _,
                    DisputeOverdue _,
                    RejectionBecameFinal _,
                    ClaimExpiryApproached _,
                    AnswerDeadlineApproached _,
                    OriginalsOverdue _,
                    ApprovalRevoked _,
                    RejectionAccepted _,
                    OriginalsRequested _,
                    OriginalsReceived _,
                    ContentsPurged _,
                    PurgeDeferred _,
                    DisputeUpheld _,
                    DisputeDismissed _,
                    DisputeWithdrawn _ -> NONE;
        };
    }
}
