package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.UserId;
import java.time.Instant;
import java.util.List;
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
            ClaimFile file, Submittal submittal, @Nullable UserId reviewer) implements ClaimState {
        @Override
        public ClaimStatus status() {
            return ClaimStatus.SUBMITTED;
        }

        @Override
        public Submitted with(ClaimFile changed) {
            return new Submitted(changed, submittal, reviewer);
        }
    }

    /** A reviewer looks at it (V-1). */
    record UnderReview(ClaimFile file, Submittal submittal, UserId reviewer) implements ClaimState {
        @Override
        public ClaimStatus status() {
            return ClaimStatus.UNDER_REVIEW;
        }

        @Override
        public UnderReview with(ClaimFile changed) {
            return new UnderReview(changed, submittal, reviewer);
        }
    }

    /**
     * Approved in full or reduced (V-3).
     *
     * @param allocations what was approved of each fund
     */
    record Approved(ClaimFile file, Submittal submittal, Money approved, List<Allocation> allocations)
            implements ClaimState {
        public Approved {
            allocations = List.copyOf(allocations);
        }

        @Override
        public ClaimStatus status() {
            return ClaimStatus.APPROVED;
        }

        @Override
        public Approved with(ClaimFile changed) {
            return new Approved(changed, submittal, approved, allocations);
        }
    }

    /**
     * Rejected, and its funds still held (D-3).
     *
     * @param held what stays held of each fund
     * @param disputableUntil the first instant that is too late for a dispute (D-1)
     */
    record Rejected(ClaimFile file, Submittal submittal, List<Allocation> held, Instant disputableUntil)
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
            return new Rejected(changed, submittal, held, disputableUntil);
        }
    }
}
