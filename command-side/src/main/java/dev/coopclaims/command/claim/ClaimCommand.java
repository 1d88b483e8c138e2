package dev.coopclaims.command.claim;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.preapproval.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
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

    /** C-3; what is absent stays as it is, and what is optional can be cleared. */
    record ChangeDetails(
            @TargetAggregateIdentifier ClaimId claim,
            @Nullable String location,
            @Nullable String activity,
            @Nullable String title,
            @Nullable LocalDate activityStart,
            @Nullable LocalDate activityEnd,
            @Nullable Change<String> planId,
            @Nullable Change<PreApprovalId> preApproval,
            @Nullable Change<String> language)
            implements ClaimCommand<Void> {
        /** Pre-approval and language stay. */
        public ChangeDetails(
                ClaimId claim,
                @Nullable String location,
                @Nullable String activity,
                @Nullable String title,
                @Nullable LocalDate activityStart,
                @Nullable LocalDate activityEnd,
                @Nullable String planId) {
            this(
                    claim,
                    location,
                    activity,
                    title,
                    activityStart,
                    activityEnd,
                    planId == null ? null : new Change<>(planId),
                    null,
                    null);
        }
    }

    /**
     * C-6.
     *
     * @param statement the rendered statement of in-house work, which joins in the same step; absent for what a third
     *     party billed
     */
    record AddCost(
            @TargetAggregateIdentifier ClaimId claim, CostId cost, CostForm form, NewDocument.@Nullable File statement)
            implements ClaimCommand<Void> {
        /** Without a rendered statement. */
        public AddCost(ClaimId claim, CostId cost, CostForm form) {
            this(claim, cost, form, null);
        }
    }

    /**
     * C-3; the whole cost anew. Answers whether the rendered statement was needed.
     *
     * @param statement as of {@link AddCost}; it takes the place of the former one
     */
    record ChangeCost(
            @TargetAggregateIdentifier ClaimId claim, CostId cost, CostForm form, NewDocument.@Nullable File statement)
            implements ClaimCommand<Boolean> {
        /** Without a rendered statement. */
        public ChangeCost(ClaimId claim, CostId cost, CostForm form) {
            this(claim, cost, form, null);
        }
    }

    /** C-3. */
    record RemoveCost(@TargetAggregateIdentifier ClaimId claim, CostId cost) implements ClaimCommand<Void> {}

    /**
     * C-5; several at once, all or none.
     *
     * @param explanation what they show; may be empty
     * @param uploadRequest the request that they close (C-3); absent when nobody asked
     */
    record AttachDocuments(
            @TargetAggregateIdentifier ClaimId claim,
            List<NewDocument> documents,
            String kind,
            String explanation,
            List<CostId> costs,
            List<String> requirements,
            @Nullable UploadRequestId uploadRequest)
            implements ClaimCommand<Void> {
        public AttachDocuments {
            documents = List.copyOf(documents);
            costs = List.copyOf(costs);
            requirements = List.copyOf(requirements);
        }

        /** Documents that nobody asked for. */
        public AttachDocuments(
                ClaimId claim,
                List<NewDocument> documents,
                String kind,
                String explanation,
                List<CostId> costs,
                List<String> requirements) {
            this(claim, documents, kind, explanation, costs, requirements, null);
        }

        /** The same for other documents. */
        public AttachDocuments with(List<NewDocument> others) {
            return new AttachDocuments(claim, others, kind, explanation, costs, requirements, uploadRequest);
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

    /** C-7, C-8; while the partner has to act, again (C-10). */
    record SubmitClaim(@TargetAggregateIdentifier ClaimId claim) implements ClaimCommand<HandedIn> {}

    /** V-2. */
    record AnswerItem(
            @TargetAggregateIdentifier ClaimId claim, InformationItemId item, String answer, List<DocumentId> documents)
            implements ClaimCommand<Void> {
        public AnswerItem {
            documents = List.copyOf(documents);
        }
    }

    /** C-8; the reason may be empty. */
    record WithdrawClaim(@TargetAggregateIdentifier ClaimId claim, String reason) implements ClaimCommand<Void> {}

    /** The draft is given up; the reason may be empty. */
    record DiscardClaim(@TargetAggregateIdentifier ClaimId claim, String reason) implements ClaimCommand<Void> {}

    /**
     * C-11: a new draft with the costs, metrics and texts of a claim.
     *
     * @param claim the new one
     * @param number as of {@link StartClaim}
     * @param statements of the in-house costs of the source, rendered anew, by the cost that each was rendered from
     */
    record CopyClaim(
            @TargetAggregateIdentifier ClaimId claim,
            ClaimId source,
            String number,
            Map<Cost, NewDocument.File> statements)
            implements ClaimCommand<Void> {
        public CopyClaim {
            statements = Map.copyOf(statements);
        }

        /** Of a source without in-house work. */
        public CopyClaim(ClaimId claim, ClaimId source, String number) {
            this(claim, source, number, Map.of());
        }
    }

    /** C-11: what a copy of the claim would be made of, if it may be made; changes nothing. */
    record CheckCopy(@TargetAggregateIdentifier ClaimId claim) implements ClaimCommand<CopyBasis> {}

    /**
     * What a copy is made of.
     *
     * @param period whose funds it would draw on
     * @param facts for its statements, but for its number
     * @param inHouse the costs of which each needs a statement
     */
    record CopyBasis(EarningPeriod period, StatementFacts facts, List<Cost> inHouse) {
        public CopyBasis {
            inHouse = List.copyOf(inHouse);
        }
    }

    /** C-6: whom and what a certification statement in the claim names; changes nothing. */
    record PrepareStatement(@TargetAggregateIdentifier ClaimId claim) implements ClaimCommand<StatementFacts> {}

    /** Whether the claim takes documents; changes nothing, and is asked before files are read. */
    record CheckAttach(@TargetAggregateIdentifier ClaimId claim) implements ClaimCommand<Void> {}

    /** Whether there is a rejection to dispute; changes nothing, and is asked before files are read. */
    record CheckDispute(@TargetAggregateIdentifier ClaimId claim) implements ClaimCommand<Void> {}

    /** C-3; what is absent stays. */
    record ExplainDocument(
            @TargetAggregateIdentifier ClaimId claim,
            DocumentId document,
            @Nullable String explanation,
            @Nullable List<CostId> costs,
            @Nullable List<String> requirements)
            implements ClaimCommand<Void> {}

    /** C-3: a colleague is asked for a document. */
    record RequestUpload(
            @TargetAggregateIdentifier ClaimId claim,
            UploadRequestId request,
            UserId colleague,
            String kind,
            String text)
            implements ClaimCommand<Void> {}

    /** C-3. */
    record CancelUploadRequest(@TargetAggregateIdentifier ClaimId claim, UploadRequestId request)
            implements ClaimCommand<Void> {}

    /**
     * D-1.
     *
     * @param documents of the claim, on which the partner relies
     * @param attached what is handed in anew; absent when nothing is
     */
    record OpenDispute(
            @TargetAggregateIdentifier ClaimId claim,
            String explanation,
            List<DocumentId> documents,
            @Nullable AttachDocuments attached)
            implements ClaimCommand<DisputeOpened> {
        public OpenDispute {
            documents = List.copyOf(documents);
        }
    }

    /** domain.md §5.1: the rejection is final then. */
    record WithdrawDispute(@TargetAggregateIdentifier ClaimId claim) implements ClaimCommand<Void> {}

    /** D-5. */
    record AcceptRejection(@TargetAggregateIdentifier ClaimId claim) implements ClaimCommand<Void> {}
}
