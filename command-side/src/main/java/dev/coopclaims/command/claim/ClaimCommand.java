package dev.coopclaims.command.claim;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a claim. Who asks, and the version that was seen, travel beside the command. */
public sealed interface ClaimCommand<R> extends Command<R> {

    ClaimId claim();

    @Override
    default ClaimId target() {
        return claim();
    }

    /** C-2. The number is allotted beforehand: it must be given for ever even where this is refused. */
    record StartClaim(
            @TargetAggregateIdentifier ClaimId claim,
            String number,
            String programme,
            EarningPeriod period,
            Currency currency,
            ClaimDetails details)
            implements ClaimCommand<Void> {}

    /** C-3; what is absent stays as it is. */
    record ChangeDetails(
            @TargetAggregateIdentifier ClaimId claim,
            @Nullable String location,
            @Nullable String activity,
            @Nullable String title,
            @Nullable LocalDate activityStart,
            @Nullable LocalDate activityEnd,
            @Nullable String planId)
            implements ClaimCommand<Void> {}

    /** C-6. */
    record AddCost(@TargetAggregateIdentifier ClaimId claim, CostId cost, CostForm form)
            implements ClaimCommand<Void> {}

    /** C-3; the whole cost anew. */
    record ChangeCost(@TargetAggregateIdentifier ClaimId claim, CostId cost, CostForm form)
            implements ClaimCommand<Void> {}

    /** C-3. */
    record RemoveCost(@TargetAggregateIdentifier ClaimId claim, CostId cost) implements ClaimCommand<Void> {}

    /**
     * C-5; several at once, all or none.
     *
     * @param explanation what they show; may be empty
     */
    record AttachDocuments(
            @TargetAggregateIdentifier ClaimId claim,
            List<NewDocument> documents,
            String kind,
            String explanation,
            List<CostId> costs,
            List<String> requirements)
            implements ClaimCommand<Void> {
        public AttachDocuments {
            documents = List.copyOf(documents);
            costs = List.copyOf(costs);
            requirements = List.copyOf(requirements);
        }

        /** The same for other documents. */
        public AttachDocuments with(List<NewDocument> others) {
            return new AttachDocuments(claim, others, kind, explanation, costs, requirements);
        }
    }

    /** C-5. */
    record RemoveDocument(@TargetAggregateIdentifier ClaimId claim, DocumentId document)
            implements ClaimCommand<Void> {}

    /** P-5; {@code ticked} false takes a tick back. */
    record TickCoreRequirement(
            @TargetAggregateIdentifier ClaimId claim, String requirement, boolean ticked, List<DocumentId> documents)
            implements ClaimCommand<Void> {
        public TickCoreRequirement {
            documents = List.copyOf(documents);
        }
    }

    /** P-5. */
    record RecordMetric(@TargetAggregateIdentifier ClaimId claim, String metric, String value)
            implements ClaimCommand<Void> {}

    /** P-5. */
    record AnswerQuestion(@TargetAggregateIdentifier ClaimId claim, String question, boolean answer)
            implements ClaimCommand<Void> {}

    /** C-4: open in every state. */
    record AddComment(
            @TargetAggregateIdentifier ClaimId claim,
            CommentId comment,
            String text,
            @Nullable DocumentId document) implements ClaimCommand<Void> {}

    /** C-7: what the submission would say now; changes nothing. */
    record CheckReadiness(@TargetAggregateIdentifier ClaimId claim) implements ClaimCommand<Readiness> {}

    /** C-7, C-8. */
    record SubmitClaim(@TargetAggregateIdentifier ClaimId claim) implements ClaimCommand<ClaimSubmitted> {}

    /** V-1: assigns it to who asks, and starts. */
    record StartReview(@TargetAggregateIdentifier ClaimId claim) implements ClaimCommand<Void> {}

    /**
     * V-3, in full.
     *
     * @param note to the partner; may be empty
     */
    record ApproveClaim(@TargetAggregateIdentifier ClaimId claim, String note) implements ClaimCommand<ClaimApproved> {}

    /** V-4. */
    record RejectClaim(@TargetAggregateIdentifier ClaimId claim, List<String> reasons, String text)
            implements ClaimCommand<ClaimRejected> {
        public RejectClaim {
            reasons = List.copyOf(reasons);
        }
    }
}
