package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.DomainEvent;

/** An event of a claim; in order, they are its history (H-1). */
public sealed interface ClaimEvent extends DomainEvent
        permits ClaimStarted,
                ClaimDetailsChanged,
                CostAdded,
                CostChanged,
                CostRemoved,
                DocumentAttached,
                DocumentRemoved,
                CoreRequirementTicked,
                MetricRecorded,
                ActivityQuestionAnswered,
                CommentAdded,
                ClaimSubmitted,
                ReviewAssigned,
                ReviewStarted,
                ClaimApproved,
                ClaimRejected,
                DocumentExplained,
                InternalNoteAdded,
                UploadRequested,
                UploadRequestFulfilled,
                UploadRequestCancelled,
                ReviewReleased,
                InformationRequested,
                InformationItemAnswered,
                AnswerTimeExtended,
                ClaimResubmitted,
                ClaimWithdrawn,
                ClaimDiscarded,
                ClaimExpired,
                ReviewOverdue,
                DisputeOverdue,
                RejectionBecameFinal,
                ClaimExpiryApproached,
                AnswerDeadlineApproached,
                OriginalsOverdue,
                ApprovalRevoked,
                RejectionAccepted,
                OriginalsRequested,
                OriginalsReceived,
                ContentsPurged,
                PurgeDeferred,
                DisputeOpened,
                DisputeUpheld,
                DisputeDismissed,
                DisputeWithdrawn {

    ClaimId claim();
}
