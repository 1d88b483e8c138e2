package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The states of a claim (domain.md §5.1), each with what is known in it alone. A further status is one more record here,
 * and the compiler names every place that must know of it.
 */
public sealed interface ClaimState {

    ClaimFile file();

    ClaimStatus status();

    /** The same state with another file. */
    ClaimState with(ClaimFile changed);

    /** The partner is putting it together (C-3). */
    record Editing(ClaimFile file) implements ClaimState {
        @Override
        public ClaimStatus status() {
            return ClaimStatus.EDITING;
        }

        @Override
        public Editing with(ClaimFile changed) {
            return new Editing(changed);
        }
    }

    /**
     * Locked; waits for a reviewer (C-4).
     *
     * @param reviewer whose task it is; absent while nobody's
     */
    record Submitted(
            ClaimFile file,
            Submittal submittal,
            Past past,
            @Nullable UserId reviewer) implements ClaimState {
        @Override
        public ClaimStatus status() {
            return ClaimStatus.SUBMITTED;
        }

        @Override
        public Submitted with(ClaimFile changed) {
            return new Submitted(changed, submittal, past, reviewer);
        }
    }

    /** A reviewer looks at it (V-1). */
    record UnderReview(ClaimFile file, Submittal submittal, Past past, UserId reviewer) implements ClaimState {
        @Override
        public ClaimStatus status() {
            return ClaimStatus.UNDER_REVIEW;
        }

        @Override
        public UnderReview with(ClaimFile changed) {
            return new UnderReview(changed, submittal, past, reviewer);
        }
    }

    /**
     * The partner has to answer (V-2).
     *
     * @param reviewer who asked; absent when out of a dispute
     * @param answered the items that have an answer
     * @param answerBefore the first instant that is too late (V-6)
     */
    record ActionRequired(
            ClaimFile file,
            Submittal submittal,
            Past past,
            @Nullable UserId reviewer,
            RequestOrigin origin,
            List<InformationItem> items,
            Set<InformationItemId> answered,
            Instant answerBefore)
            implements ClaimState {
        public ActionRequired {
            items = List.copyOf(items);
            answered = Set.copyOf(answered);
        }

        @Override
        public ClaimStatus status() {
            return ClaimStatus.ACTION_REQUIRED;
        }

        @Override
        public ActionRequired with(ClaimFile changed) {
            return new ActionRequired(changed, submittal, past, reviewer, origin, items, answered, answerBefore);
        }
    }

    /**
     * Approved in full or reduced (V-3).
     *
     * @param submittal what is left after a reduction
     * @param reviewer who reviewed it; absent when a dispute was upheld
     * @param costs what was approved of each cost
     * @param allocations what was approved of each fund
     */
    record Approved(
            ClaimFile file,
            Submittal submittal,
            Past past,
            @Nullable UserId reviewer,
            Money approved,
            List<ApprovedCost> costs,
            List<Allocation> allocations)
            implements ClaimState {
        public Approved {
            costs = List.copyOf(costs);
            allocations = List.copyOf(allocations);
        }

        @Override
        public ClaimStatus status() {
            return ClaimStatus.APPROVED;
        }

        @Override
        public Approved with(ClaimFile changed) {
            return new Approved(changed, submittal, past, reviewer, approved, costs, allocations);
        }
    }

    /**
     * Rejected; its funds are held until that is final (D-3).
     *
     * @param held what stays held of each fund; empty once it is final
     * @param disputableUntil the first instant that is too late for a dispute (D-1)
     * @param finalRejection whether there is nothing to dispute any more
     */
    record Rejected(
            ClaimFile file,
            Submittal submittal,
            Past past,
            List<Allocation> held,
            Instant disputableUntil,
            boolean finalRejection)
            implements ClaimState {
        public Rejected {
            held = List.copyOf(held);
        }

        @Override
        public ClaimStatus status() {
            return ClaimStatus.REJECTED;
        }

        @Override
        public Rejected with(ClaimFile changed) {
            return new Rejected(changed, submittal, past, held, disputableUntil, finalRejection);
        }
    }

    /**
     * The partner disputes the rejection (D-1).
     *
     * @param dueBefore the first instant at which the answer is overdue (D-2)
     */
    record Disputed(ClaimFile file, Submittal submittal, Past past, Instant dueBefore) implements ClaimState {
        @Override
        public ClaimStatus status() {
            return ClaimStatus.DISPUTED;
        }

        @Override
        public Disputed with(ClaimFile changed) {
            return new Disputed(changed, submittal, past, dueBefore);
        }
    }

    /** The partner took it back before a decision. */
    record Withdrawn(ClaimFile file) implements ClaimState {
        @Override
        public ClaimStatus status() {
            return ClaimStatus.WITHDRAWN;
        }

        @Override
        public Withdrawn with(ClaimFile changed) {
            return new Withdrawn(changed);
        }
    }

    /** The partner gave the draft up. */
    record Discarded(ClaimFile file) implements ClaimState {
        @Override
        public ClaimStatus status() {
            return ClaimStatus.DISCARDED;
        }

        @Override
        public Discarded with(ClaimFile changed) {
            return new Discarded(changed);
        }
    }
}
