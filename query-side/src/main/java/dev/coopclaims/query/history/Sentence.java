package dev.coopclaims.query.history;

import static dev.coopclaims.query.history.Phrases.because;
import static dev.coopclaims.query.history.Phrases.by;
import static dev.coopclaims.query.history.Phrases.cost;
import static dev.coopclaims.query.history.Phrases.counted;
import static dev.coopclaims.query.history.Phrases.days;
import static dev.coopclaims.query.history.Phrases.reasons;
import static dev.coopclaims.query.history.Phrases.words;

import dev.coopclaims.kernel.DomainEvent;
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
import dev.coopclaims.kernel.exception.ExceptionGranted;
import dev.coopclaims.kernel.exception.ExceptionRevoked;
import dev.coopclaims.kernel.hold.HoldLifted;
import dev.coopclaims.kernel.hold.HoldPlaced;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.people.People;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in a sentence that people understand (H-1). Who did it is shown beside it.
 *
 * @param text the sentence, without its full stop when a person's name ends it
 * @param person whose name ends the sentence; absent when the text is complete
 */
public record Sentence(String text, @Nullable Author person) {

    /**
     * @param by who did it
     * @throws IllegalStateException for an event that belongs to no claim's history
     */
    static Sentence of(DomainEvent event, Author by) {
        return switch (event) {
            case ClaimEvent ofClaim -> ofClaim(ofClaim, by);
            case InvoiceNetCorrected corrected -> all(VendorSentences.corrected(corrected));
            case HoldPlaced placed ->
                all("A hold was placed, under which nothing of the claim is purged or erased"
                        + because(placed.reason()));
            case HoldLifted ignored -> all("A hold was lifted.");
            case ExceptionGranted granted -> all(ExceptionSentences.granted(granted));
            case ExceptionRevoked revoked -> all(ExceptionSentences.revoked(revoked));
            default -> throw new IllegalStateException("not part of a claim's history: " + event);
        };
    }

    private static Sentence ofClaim(ClaimEvent event, Author by) {
        return switch (event) {
            case ReviewAssigned assigned ->
                named("The review was assigned to", by.vendors(assigned.reviewer(), event.organisation()));
            case ReviewStarted started ->
                named("The review was started by", by.vendors(started.reviewer(), event.organisation()));
            case ReviewReleased released ->
                named(
                        "The claim is waiting for a reviewer again; it was returned by",
                        by.vendors(released.reviewer(), event.organisation()));
            case ClaimStarted started -> all(PartnerSentences.started(started));
            case ClaimDetailsChanged changed ->
                all("The details were changed: “" + changed.title() + "”, " + words(changed.activity()) + ", "
                        + days(changed.activityStart(), changed.activityEnd()) + ".");
            case CostAdded added -> all("A cost was added: " + cost(added.cost()) + ".");
            case CostChanged changed -> all("A cost was changed; it is now: " + cost(changed.cost()) + ".");
            case CostRemoved ignored -> all("A cost was removed.");
            case DocumentAttached attached -> all(PartnerSentences.attached(attached));
            case DocumentRemoved ignored -> all("A document was removed from the claim.");
            case CoreRequirementTicked ticked -> all(PartnerSentences.ticked(ticked));
            case MetricRecorded recorded ->
                all("The metric " + words(recorded.metric()) + " was recorded as " + recorded.value() + ".");
            case ActivityQuestionAnswered answered ->
                all("The question " + words(answered.question()) + " was answered with "
                        + (answered.answer() ? "yes" : "no") + ".");
            case CommentAdded added ->
                all(added.document() == null ? "A comment was written." : "A comment was written on a document.");
            case ClaimSubmitted submitted -> all(PartnerSentences.submitted(submitted));
            case ClaimApproved approved ->
                all(VendorSentences.decided(
                        "The claim was approved: ", approved.approved(), approved.costs(), approved.forfeited()));
            case ClaimRejected rejected -> all(VendorSentences.rejected(rejected));
            case DocumentExplained ignored -> all("The explanation of a document was changed.");
            case InternalNoteAdded ignored -> all("An internal note was written.");
            case UploadRequested asked ->
                named(
                        "An upload was requested: " + words(asked.kind())
                                + (asked.until() == null ? "" : ", until the end of " + asked.until()) + ", from",
                        new Author(asked.colleague(), asked.organisation()));
            case UploadRequestFulfilled ignored -> all("The requested upload was made.");
            case UploadRequestCancelled ignored -> all("A requested upload is no longer needed.");
            case InformationRequested asked -> all(VendorSentences.asked(asked));
            case InformationItemAnswered answered -> all(PartnerSentences.answered(answered));
            case DeadlineMoved moved -> all(VendorSentences.moved(moved));
            case AnswerTimeExtended extended ->
                all("The time to answer was extended: the last day is " + extended.answerDue() + ".");
            case ClaimResubmitted resubmitted -> all(PartnerSentences.resubmitted(resubmitted));
            case ClaimWithdrawn withdrawn -> all("The claim was withdrawn" + because(withdrawn.reason()));
            case ClaimDiscarded discarded -> all("The draft was discarded" + because(discarded.reason()));
            case ClaimExpired expired ->
                all("The draft expired: it was not submitted " + by(expired.submitBy()) + ". It held no funds.");
            case ClaimExpiryApproached near ->
                all("The draft expires unless it is submitted " + by(near.submitBy()) + ", in "
                        + counted(near.daysLeft(), "day") + ".");
            case AnswerDeadlineApproached near ->
                all("The claim is rejected unless the request is answered " + by(near.answerDue()) + ", in "
                        + counted(near.daysLeft(), "day") + ".");
            case ReviewOverdue missed ->
                all("The review is overdue: it was due " + by(missed.due()) + ". Contact support.");
            case DisputeOverdue missed ->
                all("The answer to the dispute is overdue: it was due " + by(missed.due()) + ". Contact support.");
            case RejectionBecameFinal expired ->
                all("The rejection is final: it was not disputed " + by(expired.disputableUntil())
                        + ". What was held for the claim was released.");
            case OriginalsOverdue missed -> all("Requested originals were not produced " + by(missed.due()) + ".");
            case ContentsPurged purged -> all(VendorSentences.purged(purged));
            case PurgeDeferred deferred -> all(VendorSentences.deferred(deferred));
            case ApprovalRevoked revoked -> all("The approval was revoked" + because(revoked.reason()));
            case RejectionAccepted ignored -> all("The rejection was accepted; it is final.");
            case OriginalsRequested asked -> all(VendorSentences.originals(asked));
            case OriginalsReceived received ->
                all(
                        received.complete()
                                ? "The originals were received."
                                : "The originals arrived, but not all of them.");
            case DisputeOpened opened -> all(PartnerSentences.disputed(opened));
            case DisputeUpheld upheld ->
                all(VendorSentences.decided(
                        "The dispute was upheld; the claim is approved: ",
                        upheld.approved(),
                        upheld.costs(),
                        upheld.forfeited()));
            case DisputeDismissed dismissed ->
                all("The dispute was dismissed: " + reasons(dismissed.reasons()) + "; the rejection is final.");
            case DisputeWithdrawn ignored -> all("The dispute was withdrawn; the rejection is final.");
        };
    }

    /** The whole sentence for a reader. */
    public String told(People people) {
        return person == null ? text : text + " " + people.of(person).name() + ".";
    }

    private static Sentence all(String text) {
        return new Sentence(text, null);
    }

    private static Sentence named(String text, Author who) {
        return new Sentence(text, who);
    }
}
