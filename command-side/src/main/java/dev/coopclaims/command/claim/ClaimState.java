package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.Deadline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The states of a claim (domain.md §5.1). Each holds what is known only in that state. To add a status, add a record
 * here; the compiler then reports every place that must handle it.
 */
public sealed interface ClaimState {
    /** The streams of claims; a partner does not see their internal notes (H-2). */
    StreamKind<ClaimState, ClaimEvent> KIND = StreamKind.<ClaimState, ClaimEvent>of(
                    "Claim", ClaimEvent.class, ClaimEvent::claim, ClaimEvolution::evolve)
            .hiding(state -> state.file().vendorOnlyEvents());

    ClaimContent file();

    default ClaimStatus status() {
        return switch (this) {
            case Editing ignored -> ClaimStatus.EDITING;
            case Submitted ignored -> ClaimStatus.SUBMITTED;
            case UnderReview ignored -> ClaimStatus.UNDER_REVIEW;
            case ActionRequired ignored -> ClaimStatus.ACTION_REQUIRED;
            case Approved ignored -> ClaimStatus.APPROVED;
            case Rejected ignored -> ClaimStatus.REJECTED;
            case Disputed ignored -> ClaimStatus.DISPUTED;
            case Withdrawn ignored -> ClaimStatus.WITHDRAWN;
            case Discarded ignored -> ClaimStatus.DISCARDED;
            case Expired ignored -> ClaimStatus.EXPIRED;
        };
    }

    /** What was last submitted; empty for a draft and for a withdrawn, discarded or expired claim. */
    default Optional<SubmittedClaim> handedIn() {
        return switch (this) {
            case Submitted waiting -> Optional.of(waiting.submittal);
            case UnderReview review -> Optional.of(review.submittal);
            case ActionRequired asked -> Optional.of(asked.submittal);
            case Approved approved -> Optional.of(approved.submittal);
            case Rejected rejected -> Optional.of(rejected.submittal);
            case Disputed disputed -> Optional.of(disputed.submittal);
            case Editing ignored -> Optional.empty();
            case Withdrawn ignored -> Optional.empty();
            case Discarded ignored -> Optional.empty();
            case Expired ignored -> Optional.empty();
        };
    }

    /**
     * The costs that a reduction cut to nothing, unless the partner has requested something for them again (V-3, V-5).
     */
    default Set<CostId> refusedCosts() {
        return switch (this) {
            case Withdrawn withdrawn -> withdrawn.refused;
            case ActionRequired asked -> asked.submittal.refusedIn(asked.file);
            default -> handedIn().map(SubmittedClaim::refused).orElse(Set.of());
        };
    }

    /** Whether the claim ended without a decision: withdrawn, discarded or expired. A copy takes its documents along (C-11). */
    default boolean isUndecided() {
        return this instanceof Withdrawn || this instanceof Discarded || this instanceof Expired;
    }

    /** Whether nothing more can be decided about the claim but what a reviewer or a payment undoes. */
    default boolean isOver() {
        return switch (this) {
            case Editing ignored -> false;
            case Submitted ignored -> false;
            case UnderReview ignored -> false;
            case ActionRequired ignored -> false;
            case Disputed ignored -> false;
            case Rejected rejected -> rejected.finalRejection;
            case Approved ignored -> true;
            case Withdrawn ignored -> true;
            case Discarded ignored -> true;
            case Expired ignored -> true;
        };
    }

    /** The same state after the partner added a document; an open dispute also relies on that document (D-1, D-4). */
    default ClaimState handedIn(DocumentId document) {
        return switch (this) {
            case Disputed was -> new Disputed(was.file, was.submittal, was.past.disputedWith(document), was.due);
            case ActionRequired was -> was.disputedWith(document);
            default -> this;
        };
    }

    /** The same state with another file. */
    default ClaimState with(ClaimContent file) {
        return switch (this) {
            case Editing ignored -> new Editing(file);
            case Submitted was -> new Submitted(file, was.submittal, was.past, was.reviewer);
            case UnderReview was -> new UnderReview(file, was.submittal, was.past, was.reviewer);
            case ActionRequired was ->
                new ActionRequired(
                        file,
                        was.submittal,
                        was.past,
                        was.reviewer,
                        was.origin,
                        was.items,
                        was.answered,
                        was.answerDue);
            case Approved was ->
                new Approved(file, was.submittal, was.past, was.reviewer, was.approved, was.costs, was.allocations);
            case Rejected was ->
                new Rejected(file, was.submittal, was.past, was.held, was.disputableUntil, was.finalRejection);
            case Disputed was -> new Disputed(file, was.submittal, was.past, was.due);
            case Withdrawn was -> new Withdrawn(file, was.refused);
            case Discarded ignored -> new Discarded(file);
            case Expired ignored -> new Expired(file);
        };
    }

    /** The partner is preparing the claim (C-3). */
    record Editing(ClaimContent file) implements ClaimState {}

    /**
     * Locked and waiting for a reviewer (C-4).
     *
     * @param reviewer the assigned reviewer; absent if nobody is assigned
     */
    record Submitted(
            ClaimContent file,
            SubmittedClaim submittal,
            EarlierDecisions past,
            @Nullable UserId reviewer) implements ClaimState {}

    /** A reviewer is reviewing the claim (V-1). */
    record UnderReview(ClaimContent file, SubmittedClaim submittal, EarlierDecisions past, UserId reviewer)
            implements ClaimState {}

    /**
     * The partner has to answer a request for information (V-2).
     *
     * @param reviewer the reviewer who asked; absent if the request was made in a dispute
     * @param answered the answered items and the documents that each answer names
     * @param answerDue the deadline for answers (V-6)
     */
    record ActionRequired(
            ClaimContent file,
            SubmittedClaim submittal,
            EarlierDecisions past,
            @Nullable UserId reviewer,
            RequestOrigin origin,
            List<InformationItem> items,
            Map<InformationItemId, List<DocumentId>> answered,
            Deadline answerDue)
            implements ClaimState {
        public ActionRequired {
            items = List.copyOf(items);
            answered = Map.copyOf(answered);
        }

        /**
         * Removes the document from answers and dispute; an item whose answer named only this document is open again
         * (V-2).
         */
        ActionRequired without(DocumentId document) {
            Map<InformationItemId, List<DocumentId>> left = new HashMap<>();
            answered.forEach((item, documents) -> {
                List<DocumentId> others =
                        documents.stream().filter(id -> !id.equals(document)).toList();
                if (documents.isEmpty() || !others.isEmpty()) {
                    left.put(item, others);
                }
            });
            return new ActionRequired(
                    file, submittal, past.disputedWithout(document), reviewer, origin, items, left, answerDue);
        }

        private ActionRequired disputedWith(DocumentId document) {
            return origin == RequestOrigin.DISPUTE
                    ? new ActionRequired(
                            file, submittal, past.disputedWith(document), reviewer, origin, items, answered, answerDue)
                    : this;
        }
    }

    /**
     * Approved in full or reduced (V-3).
     *
     * @param submittal what remains after a reduction
     * @param reviewer the reviewer who approved it; absent if a dispute was upheld
     * @param costs what was approved of each cost
     * @param allocations what was approved of each fund
     */
    record Approved(
            ClaimContent file,
            SubmittedClaim submittal,
            EarlierDecisions past,
            @Nullable UserId reviewer,
            Money approved,
            List<ApprovedCost> costs,
            List<Allocation> allocations)
            implements ClaimState {
        public Approved {
            costs = List.copyOf(costs);
            allocations = List.copyOf(allocations);
        }
    }

    /**
     * Rejected; its funds stay held until the rejection is final (D-3).
     *
     * @param held what stays held of each fund; empty once the rejection is final
     * @param disputableUntil the deadline for a dispute (D-1)
     * @param finalRejection whether the rejection can no longer be disputed
     */
    record Rejected(
            ClaimContent file,
            SubmittedClaim submittal,
            EarlierDecisions past,
            List<Allocation> held,
            Deadline disputableUntil,
            boolean finalRejection)
            implements ClaimState {
        public Rejected {
            held = List.copyOf(held);
        }
    }

    /**
     * The partner disputes the rejection (D-1).
     *
     * @param due the deadline for the vendor's answer (D-2)
     */
    record Disputed(ClaimContent file, SubmittedClaim submittal, EarlierDecisions past, Deadline due)
            implements ClaimState {}

    /**
     * The partner withdrew the claim.
     *
     * @param refused see {@link #refusedCosts}; the claim may have had a reduction that was revoked
     */
    record Withdrawn(ClaimContent file, Set<CostId> refused) implements ClaimState {
        public Withdrawn {
            refused = Set.copyOf(refused);
        }
    }

    /** The partner discarded the draft. */
    record Discarded(ClaimContent file) implements ClaimState {}

    /** The draft was not submitted by the claim deadline (C-12). */
    record Expired(ClaimContent file) implements ClaimState {}
}
