package dev.coopclaims.query.history;

import dev.coopclaims.kernel.DomainEvent;
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
import dev.coopclaims.kernel.claim.ClaimId;
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
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewOverdue;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.claim.UploadRequestCancelled;
import dev.coopclaims.kernel.claim.UploadRequestFulfilled;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.kernel.hold.HoldLifted;
import dev.coopclaims.kernel.hold.HoldPlaced;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.people.Author;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An entry's details by name, as the API writes kernel values; partners see the team instead of people (H-1). */
final class Details {

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Predicate<ClaimId> seen;
    private final Author by;

    private Details(Author by, Predicate<ClaimId> seen) {
        this.by = by;
        this.seen = seen;
    }

    /**
     * @param by who did it
     * @param toVendor whether the reader is of the vendor's side (H-2)
     * @param seen which other claims the reader may know of
     */
    static Map<String, Object> of(DomainEvent event, Author by, boolean toVendor, Predicate<ClaimId> seen) {
        Details details = new Details(by, seen);
        switch (event) {
            case ClaimEvent ofClaim -> details.ofClaim(ofClaim);
            case InvoiceNetCorrected corrected ->
                details.add("invoice", corrected.invoice())
                        .add("invoiceNumber", corrected.invoiceNumber())
                        .add("before", corrected.before())
                        .add("net", corrected.net())
                        .add("reason", corrected.reason());
            case HoldPlaced placed -> details.add("hold", placed.hold()).add("reason", placed.reason());
            case HoldLifted lifted -> details.add("hold", lifted.hold());
            default -> throw new IllegalStateException("not part of a claim's history: " + event);
        }
        if (!toVendor) {
            Set<String> hidden = VendorSide.fields(event);
            details.values
                    .entrySet()
                    .removeIf(entry -> hidden.contains(entry.getKey()) && !(entry.getValue() instanceof Author));
        }
        return details.values;
    }

    private void ofClaim(ClaimEvent event) {
        switch (event) {
            case ClaimStarted started -> add(started);
            case ClaimDetailsChanged changed -> add(changed);
            case CostAdded added -> add("cost", added.cost());
            case CostChanged changed -> add("cost", changed.cost());
            case CostRemoved removed -> add("cost", removed.cost());
            case DocumentAttached attached -> add(attached);
            case DocumentRemoved removed -> add("document", removed.document());
            case CoreRequirementTicked ticked ->
                add("requirement", ticked.requirement())
                        .add("ticked", ticked.ticked())
                        .add("documents", ticked.documents());
            case MetricRecorded recorded -> add("metric", recorded.metric()).add("value", recorded.value());
            case ActivityQuestionAnswered answered ->
                add("question", answered.question()).add("answer", answered.answer());
            case CommentAdded added ->
                add("comment", added.comment()).add("text", added.text()).add("document", added.document());
            case ClaimSubmitted submitted -> add(submitted);
            case ReviewAssigned assigned -> reviewer(assigned.reviewer(), event);
            case ReviewStarted started -> reviewer(started.reviewer(), event);
            case ClaimApproved approved ->
                add("approved", approved.approved())
                        .add("costs", approved.costs())
                        .add("allocations", approved.allocations())
                        .add("note", approved.note())
                        .add("forfeited", approved.forfeited())
                        .add("forfeitConfirmed", approved.forfeitConfirmed())
                        .add("confirmedRequirements", approved.confirmedRequirements())
                        .add("catalogueVersion", approved.catalogueVersion());
            case ClaimRejected rejected ->
                add("reasons", rejected.reasons())
                        .add("parts", rejected.parts())
                        .add("text", rejected.text())
                        .add("held", rejected.held())
                        .add("disputableUntil", rejected.disputableUntil());
            case DocumentExplained explained ->
                add("document", explained.document())
                        .add("explanation", explained.explanation())
                        .add("costs", explained.costs())
                        .add("requirements", explained.requirements());
            case InternalNoteAdded added -> add("note", added.note()).add("text", added.text());
            case UploadRequested asked ->
                add("request", asked.request())
                        .add("colleague", asked.colleague())
                        .add("kind", asked.kind())
                        .add("text", asked.text())
                        .add("until", asked.until());
            case UploadRequestFulfilled done -> add("request", done.request()).add("document", done.document());
            case UploadRequestCancelled cancelled -> add("request", cancelled.request());
            case ReviewReleased released -> reviewer(released.reviewer(), event);
            case InformationRequested asked ->
                add("origin", asked.origin())
                        .add("items", asked.items())
                        .add("answerDue", asked.answerDue())
                        .add("reminders", asked.reminders());
            case InformationItemAnswered answered ->
                add("item", answered.item()).add("answer", answered.answer()).add("documents", answered.documents());
            case AnswerTimeExtended extended ->
                add("answerDue", extended.answerDue()).add("reminders", extended.reminders());
            case ClaimResubmitted resubmitted -> add(resubmitted);
            case ClaimWithdrawn withdrawn -> add("reason", withdrawn.reason()).add("released", withdrawn.released());
            case ClaimDiscarded discarded -> add("reason", discarded.reason());
            case ClaimExpired expired -> add("submitBy", expired.submitBy());
            case ClaimExpiryApproached near -> add("submitBy", near.submitBy()).add("daysLeft", near.daysLeft());
            case AnswerDeadlineApproached near ->
                add("answerDue", near.answerDue()).add("daysLeft", near.daysLeft());
            case ReviewOverdue missed -> add("due", missed.due());
            case DisputeOverdue missed -> add("due", missed.due());
            case RejectionBecameFinal expired ->
                add("disputableUntil", expired.disputableUntil()).add("released", expired.released());
            case OriginalsOverdue missed -> add("request", missed.request()).add("due", missed.due());
            case ContentsPurged purged -> add("documents", purged.documents()).add("keptUntil", purged.keptUntil());
            case PurgeDeferred deferred ->
                add("keptUntil", deferred.keptUntil())
                        .add("heldBy", deferred.heldBy())
                        .add("again", deferred.again());
            case ApprovalRevoked revoked -> add("reason", revoked.reason()).add("allocations", revoked.allocations());
            case RejectionAccepted accepted -> add("released", accepted.released());
            case OriginalsRequested asked ->
                add("request", asked.request())
                        .add("documents", asked.documents())
                        .add("text", asked.text())
                        .add("due", asked.due());
            case OriginalsReceived received ->
                add("request", received.request())
                        .add("receipt", received.receipt())
                        .add("documents", received.documents())
                        .add("complete", received.complete());
            case DisputeOpened opened ->
                add("explanation", opened.explanation())
                        .add("documents", opened.documents())
                        .add("allocations", opened.allocations())
                        .add("due", opened.due());
            case DisputeUpheld upheld ->
                add("approved", upheld.approved())
                        .add("costs", upheld.costs())
                        .add("allocations", upheld.allocations())
                        .add("note", upheld.note())
                        .add("forfeited", upheld.forfeited())
                        .add("forfeitConfirmed", upheld.forfeitConfirmed())
                        .add("confirmedRequirements", upheld.confirmedRequirements())
                        .add("catalogueVersion", upheld.catalogueVersion());
            case DisputeDismissed dismissed ->
                add("reasons", dismissed.reasons())
                        .add("parts", dismissed.parts())
                        .add("text", dismissed.text())
                        .add("released", dismissed.released());
            case DisputeWithdrawn withdrawn -> add("released", withdrawn.released());
        }
    }

    private void add(ClaimStarted started) {
        add("number", started.number())
                .add("programme", started.programme())
                .add("location", started.location())
                .add("period", started.period().label())
                .add("activity", started.activity())
                .add("title", started.title())
                .add("activityStart", started.activityStart())
                .add("activityEnd", started.activityEnd())
                .add("submitBy", started.submitBy())
                .add("reminders", started.reminders())
                .add("keepOriginalsUntil", started.keepOriginalsUntil())
                .add("currency", started.currency().getCurrencyCode())
                .add("planId", started.planId())
                .add("catalogueVersion", started.catalogueVersion())
                .add("copiedFrom", seen(started.copiedFrom()))
                .add("preApproval", started.preApproval())
                .add("language", started.language());
    }

    private void add(ClaimDetailsChanged changed) {
        add("location", changed.location())
                .add("activity", changed.activity())
                .add("title", changed.title())
                .add("activityStart", changed.activityStart())
                .add("activityEnd", changed.activityEnd())
                .add("keepOriginalsUntil", changed.keepOriginalsUntil())
                .add("planId", changed.planId())
                .add("preApproval", changed.preApproval())
                .add("language", changed.language());
    }

    private void add(DocumentAttached attached) {
        add("document", attached.document())
                .add("kind", attached.kind())
                .add("fileName", attached.fileName())
                .add("url", attached.url())
                .add("capturedAt", attached.capturedAt())
                .add("mediaType", attached.mediaType())
                .add("sizeBytes", attached.sizeBytes())
                .add("sha256", attached.sha256())
                .add("explanation", attached.explanation())
                .add("costs", attached.costs())
                .add("requirements", attached.requirements());
    }

    private void add(ClaimSubmitted submitted) {
        add("requested", submitted.requested())
                .add("allocations", submitted.allocations())
                .add("warnings", seen(submitted.warnings()))
                .add("reviewDue", submitted.reviewDue())
                .add("keepOriginalsUntil", submitted.keepOriginalsUntil())
                .add("catalogueVersion", submitted.catalogueVersion());
    }

    private void add(ClaimResubmitted resubmitted) {
        add("origin", resubmitted.origin())
                .add("requested", resubmitted.requested())
                .add("allocations", resubmitted.allocations())
                .add("warnings", seen(resubmitted.warnings()))
                .add("due", resubmitted.due())
                .add("keepOriginalsUntil", resubmitted.keepOriginalsUntil())
                .add("catalogueVersion", resubmitted.catalogueVersion());
    }

    private void reviewer(UserId reviewer, ClaimEvent event) {
        add("reviewer", by.vendors(reviewer, event.organisation()));
    }

    private List<SubmissionWarning> seen(List<SubmissionWarning> warnings) {
        return warnings.stream()
                .filter(warning -> warning.otherClaim() == null || seen.test(warning.otherClaim()))
                .toList();
    }

    private @Nullable ClaimId seen(@Nullable ClaimId other) {
        return other == null || !seen.test(other) ? null : other;
    }

    private Details add(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }
}
