package dev.coopclaims.kernel;

import dev.coopclaims.kernel.cap.CapUseRegistered;
import dev.coopclaims.kernel.cap.CapUseReleased;
import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.ApprovalRevoked;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimNumbersAllotted;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStarted;
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
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.EarningsShortfallKept;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundsApprovalRevoked;
import dev.coopclaims.kernel.fund.FundsApproved;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.invoice.InvoiceRegistered;
import dev.coopclaims.kernel.invoice.InvoiceShareClaimed;
import dev.coopclaims.kernel.invoice.InvoiceShareReleased;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.MemberRoleChanged;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.preapproval.PreApprovalDeclined;
import dev.coopclaims.kernel.preapproval.PreApprovalFreed;
import dev.coopclaims.kernel.preapproval.PreApprovalGranted;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.preapproval.PreApprovalUsed;
import java.util.Map;

/**
 * The name under which each event is stored for ever, whatever its class is called or wherever it moves. A name is never
 * changed or used again; its revision stands on the record.
 */
public final class StoredEventNames {

    /** Stored name to class. */
    public static final Map<String, Class<? extends DomainEvent>> CLASSES = Map.ofEntries(
            Map.entry("coop.claim.ClaimStarted", ClaimStarted.class),
            Map.entry("coop.claim.ClaimDetailsChanged", ClaimDetailsChanged.class),
            Map.entry("coop.claim.CostAdded", CostAdded.class),
            Map.entry("coop.claim.CostChanged", CostChanged.class),
            Map.entry("coop.claim.CostRemoved", CostRemoved.class),
            Map.entry("coop.claim.DocumentAttached", DocumentAttached.class),
            Map.entry("coop.claim.DocumentRemoved", DocumentRemoved.class),
            Map.entry("coop.claim.CoreRequirementTicked", CoreRequirementTicked.class),
            Map.entry("coop.claim.MetricRecorded", MetricRecorded.class),
            Map.entry("coop.claim.ActivityQuestionAnswered", ActivityQuestionAnswered.class),
            Map.entry("coop.claim.CommentAdded", CommentAdded.class),
            Map.entry("coop.claim.ClaimSubmitted", ClaimSubmitted.class),
            Map.entry("coop.claim.ReviewAssigned", ReviewAssigned.class),
            Map.entry("coop.claim.ReviewStarted", ReviewStarted.class),
            Map.entry("coop.claim.ClaimApproved", ClaimApproved.class),
            Map.entry("coop.claim.ClaimRejected", ClaimRejected.class),
            Map.entry("coop.claim.ClaimNumbersAllotted", ClaimNumbersAllotted.class),
            Map.entry("coop.earning.EarningRegistered", EarningRegistered.class),
            Map.entry("coop.fund.FundOpened", FundOpened.class),
            Map.entry("coop.fund.EarningsAccrued", EarningsAccrued.class),
            Map.entry("coop.fund.EarningsShortfallKept", EarningsShortfallKept.class),
            Map.entry("coop.fund.FundsReserved", FundsReserved.class),
            Map.entry("coop.fund.FundsReleased", FundsReleased.class),
            Map.entry("coop.fund.FundsApproved", FundsApproved.class),
            Map.entry("coop.invoice.InvoiceRegistered", InvoiceRegistered.class),
            Map.entry("coop.invoice.InvoiceShareClaimed", InvoiceShareClaimed.class),
            Map.entry("coop.invoice.InvoiceShareReleased", InvoiceShareReleased.class),
            Map.entry("coop.claim.DocumentExplained", DocumentExplained.class),
            Map.entry("coop.claim.InternalNoteAdded", InternalNoteAdded.class),
            Map.entry("coop.claim.UploadRequested", UploadRequested.class),
            Map.entry("coop.claim.UploadRequestFulfilled", UploadRequestFulfilled.class),
            Map.entry("coop.claim.UploadRequestCancelled", UploadRequestCancelled.class),
            Map.entry("coop.claim.ReviewReleased", ReviewReleased.class),
            Map.entry("coop.claim.InformationRequested", InformationRequested.class),
            Map.entry("coop.claim.InformationItemAnswered", InformationItemAnswered.class),
            Map.entry("coop.claim.ClaimResubmitted", ClaimResubmitted.class),
            Map.entry("coop.claim.ClaimWithdrawn", ClaimWithdrawn.class),
            Map.entry("coop.claim.ClaimDiscarded", ClaimDiscarded.class),
            Map.entry("coop.claim.ApprovalRevoked", ApprovalRevoked.class),
            Map.entry("coop.claim.RejectionAccepted", RejectionAccepted.class),
            Map.entry("coop.claim.OriginalsRequested", OriginalsRequested.class),
            Map.entry("coop.claim.OriginalsReceived", OriginalsReceived.class),
            Map.entry("coop.claim.DisputeOpened", DisputeOpened.class),
            Map.entry("coop.claim.DisputeUpheld", DisputeUpheld.class),
            Map.entry("coop.claim.DisputeDismissed", DisputeDismissed.class),
            Map.entry("coop.claim.DisputeWithdrawn", DisputeWithdrawn.class),
            Map.entry("coop.fund.FundsApprovalRevoked", FundsApprovalRevoked.class),
            Map.entry("coop.organisation.MemberRoleChanged", MemberRoleChanged.class),
            Map.entry("coop.organisation.MembershipLimited", MembershipLimited.class),
            Map.entry("coop.organisation.MemberRemoved", MemberRemoved.class),
            Map.entry("coop.cap.CapUseRegistered", CapUseRegistered.class),
            Map.entry("coop.cap.CapUseReleased", CapUseReleased.class),
            Map.entry("coop.preapproval.PreApprovalRequested", PreApprovalRequested.class),
            Map.entry("coop.preapproval.PreApprovalGranted", PreApprovalGranted.class),
            Map.entry("coop.preapproval.PreApprovalDeclined", PreApprovalDeclined.class),
            Map.entry("coop.preapproval.PreApprovalUsed", PreApprovalUsed.class),
            Map.entry("coop.preapproval.PreApprovalFreed", PreApprovalFreed.class),
            Map.entry("coop.organisation.OrganisationRegistered", OrganisationRegistered.class),
            Map.entry("coop.organisation.MemberAdded", MemberAdded.class));

    private StoredEventNames() {}
}
