package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.query.claimdetails.ClaimContents.Answer;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimDocument;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimedCost;
import dev.coopclaims.query.claimdetails.ClaimContents.Comment;
import dev.coopclaims.query.claimdetails.ClaimContents.Metric;
import dev.coopclaims.query.claimdetails.ClaimContents.Requirement;
import dev.coopclaims.query.claimdetails.ClaimDetails.Form;
import dev.coopclaims.query.claimdetails.ClaimDetails.Progress;
import dev.coopclaims.query.claimdetails.ClaimDetails.Rejection;
import dev.coopclaims.query.overview.Author;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.RecordedEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what happens to each claim; one view per claim. */
public final class ClaimDetailsFold implements Fold<ClaimDetails> {

    @Override
    public Set<String> keys(RecordedEvent event) {
        return event.payload() instanceof ClaimEvent ofClaim
                ? Set.of(ofClaim.claim().value())
                : Set.of();
    }

    /** @throws IllegalStateException when a claim does not begin by being started, or begins twice */
    @Override
    public @Nullable ClaimDetails apply(String key, @Nullable ClaimDetails view, RecordedEvent event) {
        if (!(event.payload() instanceof ClaimEvent ofClaim)) {
            throw new IllegalStateException("nothing happened to " + key);
        }
        if (ofClaim instanceof ClaimStarted started) {
            if (view != null) {
                throw new IllegalStateException(key + " was started before");
            }
            return started(started, event);
        }
        if (view == null) {
            throw new IllegalStateException(key + " was never started");
        }
        return next(view, ofClaim, event);
    }

    private static ClaimDetails started(ClaimStarted started, RecordedEvent event) {
        Form form = new Form(
                started.claim(),
                started.number(),
                started.organisation(),
                started.programme(),
                started.period(),
                started.currency().getCurrencyCode(),
                started.catalogueVersion(),
                started.copiedFrom(),
                started.location(),
                started.activity(),
                started.title(),
                started.activityStart(),
                started.activityEnd(),
                started.planId());
        Progress progress = new Progress(
                ClaimStatus.EDITING,
                event.occurredAt(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
        return new ClaimDetails(form, progress, ClaimContents.EMPTY, event.sequence());
    }

    private static ClaimDetails next(ClaimDetails view, ClaimEvent happened, RecordedEvent event) {
        long sequence = event.sequence();
        ClaimContents contents = view.contents();
        return switch (happened) {
            case ClaimStarted again -> throw new IllegalStateException(again.claim() + " was started before");
            case ClaimDetailsChanged changed -> view.with(form(view.form(), changed), sequence);
            case CostAdded added -> view.with(contents.with(added.cost()), sequence);
            case CostChanged changed -> view.with(contents.with(changed.cost()), sequence);
            case CostRemoved removed -> view.with(contents.without(removed.cost()), sequence);
            case DocumentAttached attached -> view.with(contents.with(document(attached, event)), sequence);
            case DocumentRemoved removed -> view.with(contents.without(removed.document()), sequence);
            case CoreRequirementTicked ticked ->
                view.with(
                        contents.with(new Requirement(ticked.requirement(), ticked.ticked(), ticked.documents())),
                        sequence);
            case MetricRecorded recorded ->
                view.with(contents.with(new Metric(recorded.metric(), recorded.value())), sequence);
            case ActivityQuestionAnswered answered ->
                view.with(contents.with(new Answer(answered.question(), answered.answer())), sequence);
            case CommentAdded added -> view.with(contents.with(comment(added, event)), sequence);
            case ClaimSubmitted submitted -> view.with(submitted(view.progress(), submitted, event), sequence);
            case ReviewAssigned assigned ->
                view.with(
                        reviewed(view.progress(), view.progress().status(), Author.of(assigned.reviewer(), event)),
                        sequence);
            case ReviewStarted started ->
                view.with(
                        reviewed(view.progress(), ClaimStatus.UNDER_REVIEW, Author.of(started.reviewer(), event)),
                        sequence);
            case ClaimApproved approved -> approved(view, approved, event);
            case ClaimRejected rejected -> view.with(rejected(view.progress(), rejected, event), sequence);
        };
    }

    private static Form form(Form form, ClaimDetailsChanged changed) {
        return new Form(
                form.claim(),
                form.number(),
                form.organisation(),
                form.programme(),
                form.period(),
                form.currency(),
                form.catalogueVersion(),
                form.copiedFrom(),
                changed.location(),
                changed.activity(),
                changed.title(),
                changed.activityStart(),
                changed.activityEnd(),
                changed.planId());
    }

    private static ClaimDocument document(DocumentAttached attached, RecordedEvent event) {
        return new ClaimDocument(
                attached.document(),
                attached.kind(),
                attached.fileName(),
                attached.mediaType(),
                attached.sizeBytes(),
                attached.sha256(),
                attached.contentId(),
                attached.url(),
                attached.capturedAt(),
                attached.explanation(),
                attached.costs(),
                attached.requirements(),
                event.occurredAt(),
                Author.of(event));
    }

    private static Comment comment(CommentAdded added, RecordedEvent event) {
        return new Comment(added.comment(), added.text(), added.document(), Author.of(event), event.occurredAt());
    }

    private static Progress submitted(Progress before, ClaimSubmitted submitted, RecordedEvent event) {
        return new Progress(
                ClaimStatus.SUBMITTED,
                before.startedAt(),
                event.occurredAt(),
                before.decidedAt(),
                before.reviewer(),
                submitted.requested(),
                before.approved(),
                submitted.allocations(),
                submitted.warnings(),
                submitted.reviewDueAt(),
                submitted.keepOriginalsUntil(),
                before.rejection(),
                before.reviewNote());
    }

    private static Progress reviewed(Progress before, ClaimStatus status, Author reviewer) {
        return new Progress(
                status,
                before.startedAt(),
                before.submittedAt(),
                before.decidedAt(),
                reviewer,
                before.requested(),
                before.approved(),
                before.allocations(),
                before.warnings(),
                before.reviewDueAt(),
                before.keepOriginalsUntil(),
                before.rejection(),
                before.reviewNote());
    }

    private static ClaimDetails approved(ClaimDetails view, ClaimApproved approved, RecordedEvent event) {
        Progress before = view.progress();
        Progress after = new Progress(
                ClaimStatus.APPROVED,
                before.startedAt(),
                before.submittedAt(),
                event.occurredAt(),
                before.reviewer(),
                before.requested(),
                approved.approved(),
                approved.allocations(),
                before.warnings(),
                before.reviewDueAt(),
                before.keepOriginalsUntil(),
                null,
                approved.note());
        Map<CostId, ApprovedCost> decisions = approved.costs().stream()
                .collect(Collectors.toUnmodifiableMap(ApprovedCost::cost, Function.identity()));
        List<ClaimedCost> costs = view.contents().costs().stream()
                .map(cost -> decided(cost, decisions.get(cost.cost().id())))
                .toList();
        return new ClaimDetails(view.form(), after, view.contents().withCosts(costs), event.sequence());
    }

    private static ClaimedCost decided(ClaimedCost cost, @Nullable ApprovedCost decision) {
        return decision == null ? cost : new ClaimedCost(cost.cost(), decision.approved(), decision.reason());
    }

    private static Progress rejected(Progress before, ClaimRejected rejected, RecordedEvent event) {
        return new Progress(
                ClaimStatus.REJECTED,
                before.startedAt(),
                before.submittedAt(),
                event.occurredAt(),
                before.reviewer(),
                before.requested(),
                null,
                before.allocations(),
                before.warnings(),
                before.reviewDueAt(),
                before.keepOriginalsUntil(),
                new Rejection(rejected.reasons(), rejected.text(), rejected.disputableUntil()),
                before.reviewNote());
    }
}
