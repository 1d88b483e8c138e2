package dev.coopclaims.command;

import dev.coopclaims.command.catalogue.PublishCatalogue;
import dev.coopclaims.command.catalogue.UploadCatalogue;
import dev.coopclaims.command.claim.AddComment;
import dev.coopclaims.command.claim.AddCost;
import dev.coopclaims.command.claim.AddInternalNote;
import dev.coopclaims.command.claim.AnswerQuestion;
import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.CancelUploadRequest;
import dev.coopclaims.command.claim.ChangeCost;
import dev.coopclaims.command.claim.ChangeDetails;
import dev.coopclaims.command.claim.CheckAttach;
import dev.coopclaims.command.claim.CheckCopy;
import dev.coopclaims.command.claim.CheckStart;
import dev.coopclaims.command.claim.CopyClaim;
import dev.coopclaims.command.claim.ExplainDocument;
import dev.coopclaims.command.claim.PrepareStatement;
import dev.coopclaims.command.claim.RecordMetric;
import dev.coopclaims.command.claim.RemoveCost;
import dev.coopclaims.command.claim.RemoveDocument;
import dev.coopclaims.command.claim.RequestUpload;
import dev.coopclaims.command.claim.StartClaim;
import dev.coopclaims.command.claim.TickCoreRequirement;
import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.CheckReadiness;
import dev.coopclaims.command.claim.submission.DiscardClaim;
import dev.coopclaims.command.claim.submission.ExpireClaim;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WarnOfExpiry;
import dev.coopclaims.command.claim.submission.WithdrawClaim;
import dev.coopclaims.command.claimnumber.AllotClaimNumbers;
import dev.coopclaims.command.correction.CorrectNet;
import dev.coopclaims.command.dispatch.Deciders;
import dev.coopclaims.command.dispute.AcceptRejection;
import dev.coopclaims.command.dispute.CheckDispute;
import dev.coopclaims.command.dispute.FinaliseRejection;
import dev.coopclaims.command.dispute.MarkDisputeOverdue;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.dispute.WithdrawDispute;
import dev.coopclaims.command.earning.RegisterEarning;
import dev.coopclaims.command.erasure.BeginErasure;
import dev.coopclaims.command.erasure.CompleteErasure;
import dev.coopclaims.command.erasure.ConfirmErasure;
import dev.coopclaims.command.erasure.NoHoldOnceErasureBegan;
import dev.coopclaims.command.erasure.RecordDestruction;
import dev.coopclaims.command.erasure.RequestErasure;
import dev.coopclaims.command.erasure.UnlessErased;
import dev.coopclaims.command.erasure.WithdrawErasure;
import dev.coopclaims.command.fund.AdjustFund;
import dev.coopclaims.command.fund.DecideEarnings;
import dev.coopclaims.command.fund.ForfeitFund;
import dev.coopclaims.command.fund.RollOver;
import dev.coopclaims.command.fund.WarnOfForfeiture;
import dev.coopclaims.command.granting.GrantException;
import dev.coopclaims.command.granting.RevokeException;
import dev.coopclaims.command.granting.TellException;
import dev.coopclaims.command.granting.WhenFundsAreDecidedLateThenClaimsHaveTime;
import dev.coopclaims.command.hold.LiftHold;
import dev.coopclaims.command.hold.PlaceHold;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.ChangeMember;
import dev.coopclaims.command.organisation.CloseOrganisation;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.organisation.RemoveMember;
import dev.coopclaims.command.organisation.RenameOrganisation;
import dev.coopclaims.command.organisation.ReopenOrganisation;
import dev.coopclaims.command.originals.MarkOriginalsOverdue;
import dev.coopclaims.command.originals.ReceiveOriginals;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.command.preapproval.DeclinePreApproval;
import dev.coopclaims.command.preapproval.GrantPreApproval;
import dev.coopclaims.command.preapproval.RequestPreApproval;
import dev.coopclaims.command.rate.PublishExchangeRates;
import dev.coopclaims.command.retention.CheckPurge;
import dev.coopclaims.command.retention.DeferPurge;
import dev.coopclaims.command.retention.HoldsContent;
import dev.coopclaims.command.retention.RecordPurge;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.MarkReviewOverdue;
import dev.coopclaims.command.review.ReassignReview;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.RejectUnanswered;
import dev.coopclaims.command.review.ReleaseReview;
import dev.coopclaims.command.review.RemindOfRequest;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.command.review.RevokeApproval;
import dev.coopclaims.command.review.StartReview;
import dev.coopclaims.command.review.WhenReviewerJoinsPartnerThenReviewsReturn;

/** Everything that can be asked of the system: the table of contents of commands. */
public final class AllCommands {

    private AllCommands() {}

    /** The decider of each command. */
    public static Deciders deciders() {
        return claims().and(reviews()).and(surroundings()).and(byTime());
    }

    /** What a partner does with its claim, and comments by anybody. */
    private static Deciders claims() {
        return new Deciders()
                .with(StartClaim.class, StartClaim.DECIDER)
                .with(CheckStart.class, CheckStart.DECIDER)
                .with(CopyClaim.class, new UnlessErased<>(CopyClaim.DECIDER, CopyClaim::source))
                .with(CheckCopy.class, CheckCopy.DECIDER)
                .with(ChangeDetails.class, ChangeDetails.DECIDER)
                .with(AddCost.class, AddCost.DECIDER)
                .with(ChangeCost.class, ChangeCost.DECIDER)
                .with(RemoveCost.class, RemoveCost.DECIDER)
                .with(PrepareStatement.class, PrepareStatement.DECIDER)
                .with(CheckAttach.class, CheckAttach.DECIDER)
                .with(AttachDocuments.class, AttachDocuments.DECIDER)
                .with(ExplainDocument.class, ExplainDocument.DECIDER)
                .with(RemoveDocument.class, RemoveDocument.DECIDER)
                .with(TickCoreRequirement.class, TickCoreRequirement.DECIDER)
                .with(RecordMetric.class, RecordMetric.DECIDER)
                .with(AnswerQuestion.class, AnswerQuestion.DECIDER)
                .with(RequestUpload.class, RequestUpload.DECIDER)
                .with(CancelUploadRequest.class, CancelUploadRequest.DECIDER)
                .with(AddComment.class, AddComment.DECIDER)
                .with(AddInternalNote.class, AddInternalNote.DECIDER)
                .with(CheckReadiness.class, CheckReadiness.DECIDER)
                .with(SubmitClaim.class, SubmitClaim.DECIDER)
                .with(AnswerItem.class, AnswerItem.DECIDER)
                .with(WithdrawClaim.class, WithdrawClaim.DECIDER)
                .with(DiscardClaim.class, DiscardClaim.DECIDER)
                .with(CheckDispute.class, CheckDispute.DECIDER)
                .with(OpenDispute.class, OpenDispute.DECIDER)
                .with(WithdrawDispute.class, WithdrawDispute.DECIDER)
                .with(AcceptRejection.class, AcceptRejection.DECIDER);
    }

    /** What the vendor's side does about a claim. */
    private static Deciders reviews() {
        return new Deciders()
                .with(StartReview.class, StartReview.DECIDER)
                .with(ReleaseReview.class, ReleaseReview.DECIDER)
                .with(ReassignReview.class, ReassignReview.DECIDER)
                .with(RequestInformation.class, RequestInformation.DECIDER)
                .with(ApproveClaim.class, ApproveClaim.DECIDER)
                .with(RejectClaim.class, RejectClaim.DECIDER)
                .with(RevokeApproval.class, new UnlessErased<>(RevokeApproval.DECIDER, RevokeApproval::claim))
                .with(RequestOriginals.class, RequestOriginals.DECIDER)
                .with(ReceiveOriginals.class, ReceiveOriginals.DECIDER)
                .with(CorrectNet.class, CorrectNet.DECIDER);
    }

    /** What time does by itself; only the system sends these (record 54). */
    private static Deciders byTime() {
        return new Deciders()
                .with(WarnOfExpiry.class, WarnOfExpiry.DECIDER)
                .with(ExpireClaim.class, ExpireClaim.DECIDER)
                .with(MarkReviewOverdue.class, MarkReviewOverdue.DECIDER)
                .with(RemindOfRequest.class, RemindOfRequest.DECIDER)
                .with(RejectUnanswered.class, RejectUnanswered.DECIDER)
                .with(MarkDisputeOverdue.class, MarkDisputeOverdue.DECIDER)
                .with(FinaliseRejection.class, FinaliseRejection.DECIDER)
                .with(MarkOriginalsOverdue.class, MarkOriginalsOverdue.DECIDER)
                .with(DecideEarnings.class, new WhenFundsAreDecidedLateThenClaimsHaveTime(DecideEarnings.DECIDER))
                .with(WarnOfForfeiture.class, WarnOfForfeiture.DECIDER)
                .with(ForfeitFund.class, ForfeitFund.DECIDER)
                .with(CheckPurge.class, CheckPurge.DECIDER)
                .with(RecordPurge.class, RecordPurge.DECIDER)
                .with(DeferPurge.class, DeferPurge.DECIDER)
                .with(HoldsContent.class, HoldsContent.DECIDER);
    }

    /** Organisations, earnings and whatever else claims build on. */
    private static Deciders surroundings() {
        return new Deciders()
                .with(RequestPreApproval.class, RequestPreApproval.DECIDER)
                .with(GrantPreApproval.class, GrantPreApproval.DECIDER)
                .with(DeclinePreApproval.class, DeclinePreApproval.DECIDER)
                .with(RegisterOrganisation.class, RegisterOrganisation.DECIDER)
                .with(RenameOrganisation.class, RenameOrganisation.DECIDER)
                .with(CloseOrganisation.class, CloseOrganisation.DECIDER)
                .with(ReopenOrganisation.class, ReopenOrganisation.DECIDER)
                .with(GrantException.class, GrantException.DECIDER)
                .with(RevokeException.class, RevokeException.DECIDER)
                .with(TellException.class, TellException.DECIDER)
                .with(AddMember.class, AddMember.decider(new WhenReviewerJoinsPartnerThenReviewsReturn()))
                .with(ChangeMember.class, ChangeMember.DECIDER)
                .with(RemoveMember.class, RemoveMember.DECIDER)
                .with(RegisterEarning.class, RegisterEarning.DECIDER)
                .with(AdjustFund.class, AdjustFund.DECIDER)
                .with(RollOver.class, RollOver.DECIDER)
                .with(PublishExchangeRates.class, PublishExchangeRates.DECIDER)
                .with(UploadCatalogue.class, UploadCatalogue.DECIDER)
                .with(PublishCatalogue.class, PublishCatalogue.DECIDER)
                .with(AllotClaimNumbers.class, AllotClaimNumbers.DECIDER)
                .with(PlaceHold.class, PlaceHold.decider(new NoHoldOnceErasureBegan()))
                .with(LiftHold.class, LiftHold.DECIDER)
                .with(RequestErasure.class, RequestErasure.DECIDER)
                .with(ConfirmErasure.class, ConfirmErasure.DECIDER)
                .with(WithdrawErasure.class, WithdrawErasure.DECIDER)
                .with(BeginErasure.class, BeginErasure.DECIDER)
                .with(RecordDestruction.class, RecordDestruction.DECIDER)
                .with(CompleteErasure.class, CompleteErasure.DECIDER);
    }
}
