package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.DomainEvent;

/** What happens to a claim: its history, in the order in which it happened (H-1). */
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
                ApprovalRevoked,
                RejectionAccepted,
                OriginalsRequested,
                OriginalsReceived,
                DisputeOpened,
                DisputeUpheld,
                DisputeDismissed,
                DisputeWithdrawn {

    ClaimId claim();
}
