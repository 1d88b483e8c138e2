package dev.coopclaims.query.history;

import static dev.coopclaims.query.history.Phrases.amounts;
import static dev.coopclaims.query.history.Phrases.because;
import static dev.coopclaims.query.history.Phrases.by;
import static dev.coopclaims.query.history.Phrases.cost;
import static dev.coopclaims.query.history.Phrases.counted;
import static dev.coopclaims.query.history.Phrases.days;
import static dev.coopclaims.query.history.Phrases.reasons;
import static dev.coopclaims.query.history.Phrases.until;
import static dev.coopclaims.query.history.Phrases.words;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.AnswerDeadlineApproached;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ApprovalRevoked;
import dev.coopclaims.kernel.claim.ApprovedCost;
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
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewOverdue;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.UploadRequestCancelled;
import dev.coopclaims.kernel.claim.UploadRequestFulfilled;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.kernel.hold.HoldLifted;
import dev.coopclaims.kernel.hold.HoldPlaced;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.people.People;
import java.util.List;
import java.util.stream.Collectors;
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
            case InvoiceNetCorrected corrected -> all(corrected(corrected));
            case HoldPlaced placed ->
                all("A hold was placed, under which nothing of the claim is purged or erased"
                        + because(placed.reason()));
            case HoldLifted ignored -> all("A hold was lifted.");
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
            case ClaimStarted started -> all(started(started));
            case ClaimDetailsChanged changed ->
                all("The details were changed: “" + changed.title() + "”, " + words(changed.activity()) + ", "
                        + days(changed.activityStart(), changed.activityEnd()) + ".");
            case CostAdded added -> all("A cost was added: " + cost(added.cost()) + ".");
            case CostChanged changed -> all("A cost was changed; it is now: " + cost(changed.cost()) + ".");
            case CostRemoved ignored -> all("A cost was removed.");
            case DocumentAttached attached -> all(attached(attached));
            case DocumentRemoved ignored -> all("A document was removed from the claim.");
            case CoreRequirementTicked ticked -> all(ticked(ticked));
            case MetricRecorded recorded ->
                all("The metric " + words(recorded.metric()) + " was recorded as " + recorded.value() + ".");
            case ActivityQuestionAnswered answered ->
                all("The question " + words(answered.question()) + " was answered with "
                        + (answered.answer() ? "yes" : "no") + ".");
            case CommentAdded added ->
                all(added.document() == null ? "A comment was written." : "A comment was written on a document.");
            case ClaimSubmitted submitted -> all(submitted(submitted));
            case ClaimApproved approved ->
                all(decided("The claim was approved: ", approved.approved(), approved.costs(), approved.forfeited()));
            case ClaimRejected rejected -> all(rejected(rejected));
            case DocumentExplained ignored -> all("The explanation of a document was changed.");
            case InternalNoteAdded ignored -> all("An internal note was written.");
            case UploadRequested asked ->
                named(
                        "An upload was requested: " + words(asked.kind())
                                + (asked.until() == null ? "" : ", until the end of " + asked.until()) + ", from",
                        new Author(asked.colleague(), asked.organisation()));
            case UploadRequestFulfilled ignored -> all("The requested upload was made.");
            case UploadRequestCancelled ignored -> all("A requested upload is no longer needed.");
            case InformationRequested asked -> all(asked(asked));
            case InformationItemAnswered answered -> all(answered(answered));
            case AnswerTimeExtended extended ->
                all("The time to answer was extended: the last day is " + extended.answerDue() + ".");
            case ClaimResubmitted resubmitted -> all(resubmitted(resubmitted));
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
            case ContentsPurged purged -> all(purged(purged));
            case PurgeDeferred deferred -> all(deferred(deferred));
            case ApprovalRevoked revoked -> all("The approval was revoked" + because(revoked.reason()));
            case RejectionAccepted ignored -> all("The rejection was accepted; it is final.");
            case OriginalsRequested asked -> all(originals(asked));
            case OriginalsReceived received ->
                all(
                        received.complete()
                                ? "The originals were received."
                                : "The originals arrived, but not all of them.");
            case DisputeOpened opened -> all(disputed(opened));
            case DisputeUpheld upheld ->
                all(decided(
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

    private static String corrected(InvoiceNetCorrected corrected) {
        String number = corrected.invoiceNumber();
        String reason = corrected.reason();
        return "The net amount of " + (number == null ? "an invoice" : "the invoice " + number)
                + (corrected.net().equals(corrected.before())
                        ? " was confirmed as " + corrected.net()
                        : " was corrected from " + corrected.before() + " to " + corrected.net())
                + because(reason == null ? "" : reason);
    }

    private static String purged(ContentsPurged purged) {
        return "The contents of " + counted(purged.documents().size(), "document")
                + " are no longer kept: the originals had to be kept until the end of " + purged.keptUntil() + ".";
    }

    private static String deferred(PurgeDeferred deferred) {
        List<String> held = deferred.heldBy();
        String why = held.isEmpty() ? "the claim has not come to its end" : "of a hold on " + String.join(", ", held);
        return "The contents of the documents had to be kept until the end of " + deferred.keptUntil()
                + " and are kept on, because " + why + ".";
    }

    private static String asked(InformationRequested asked) {
        return "The partner was asked for " + counted(asked.items().size(), "item") + ": "
                + asked.items().stream()
                        .map(item -> words(item.code()))
                        .distinct()
                        .collect(Collectors.joining(", "))
                + (asked.origin() == RequestOrigin.DISPUTE ? "; the dispute is waiting" : "; the review is waiting")
                + " for the partner " + until(asked.answerDue()) + ".";
    }

    private static String answered(InformationItemAnswered answered) {
        int documents = answered.documents().size();
        return "A requested item was answered"
                + (documents == 0 ? "." : ", with " + counted(documents, "document") + ".");
    }

    private static String resubmitted(ClaimResubmitted resubmitted) {
        return "The claim was resubmitted: " + resubmitted.requested() + " requested; the "
                + (resubmitted.origin() == RequestOrigin.DISPUTE ? "dispute" : "review") + " is due "
                + by(resubmitted.due()) + ".";
    }

    private static String originals(OriginalsRequested asked) {
        int documents = asked.documents().size();
        return "The originals of " + (documents == 0 ? "all proof" : counted(documents, "document"))
                + " were requested; they must be produced " + by(asked.due()) + ".";
    }

    private static String disputed(DisputeOpened opened) {
        int documents = opened.documents().size();
        return "The rejection was disputed" + (documents == 0 ? "" : " with " + counted(documents, "document"))
                + "; the answer is due " + by(opened.due()) + ".";
    }

    private static String started(ClaimStarted started) {
        String copied = started.copiedFrom() == null ? "" : " as a copy of another claim";
        return "The claim " + started.number() + " “" + started.title() + "” was started" + copied + " in "
                + started.programme() + ", " + started.period() + ", for " + words(started.activity()) + ".";
    }

    private static String attached(DocumentAttached attached) {
        String name = attached.fileName() != null ? attached.fileName() : attached.url();
        return "A document was added: " + words(attached.kind()) + (name == null ? "" : " “" + name + "”") + ".";
    }

    private static String ticked(CoreRequirementTicked ticked) {
        int documents = ticked.documents().size();
        return "The requirement " + words(ticked.requirement()) + " was marked as "
                + (ticked.ticked()
                        ? "met, with " + (documents == 1 ? "1 document" : documents + " documents") + "."
                        : "not met.");
    }

    private static String submitted(ClaimSubmitted submitted) {
        String from = submitted.allocations().size() == 1
                ? "reserved from one fund"
                : "reserved from " + submitted.allocations().size() + " funds";
        return "The claim was submitted: " + submitted.requested() + " requested and " + from + "; the review is due "
                + by(submitted.reviewDue()) + ".";
    }

    private static String decided(String what, Money approved, List<ApprovedCost> costs, List<Allocation> forfeited) {
        List<ApprovedCost> reduced =
                costs.stream().filter(cost -> cost.reason() != null).toList();
        return what
                + approved
                + (reduced.isEmpty() ? ", in full" : ", with " + counted(reduced.size(), "cost") + " reduced")
                + (forfeited.isEmpty()
                        ? "."
                        : "; " + amounts(forfeited)
                                + " can no longer be claimed, because the last day to claim has passed.");
    }

    private static String rejected(ClaimRejected rejected) {
        String held = amounts(rejected.held());
        return "The claim was rejected: "
                + reasons(rejected.reasons())
                + (held.isEmpty() ? "" : "; " + held + " remain reserved") + "; it can be disputed "
                + until(rejected.disputableUntil()) + ".";
    }
}
