package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * What was handed in last and what is held for it (C-8).
 *
 * @param allocations in the order drawn (F-5)
 * @param reviewDueAt the first instant that is too late (V-1, D-2)
 * @param handedIn the claim as it was handed in; after a revoked reduction, its costs ask for what is still held
 */
public record Submittal(Money requested, List<Allocation> allocations, Instant reviewDueAt, ClaimFile handedIn) {

    public Submittal {
        allocations = List.copyOf(allocations);
    }

    static Submittal of(ClaimSubmitted event, ClaimFile file) {
        return new Submittal(event.requested(), event.allocations(), event.reviewDueAt(), file);
    }

    static Submittal of(ClaimResubmitted event, ClaimFile file) {
        return new Submittal(event.requested(), event.allocations(), event.dueBefore(), file);
    }

    /** What is held once the rest was cut (V-3). */
    Submittal cutTo(Money approved, List<ApprovedCost> costs, List<Allocation> left) {
        ClaimFile cut = handedIn;
        for (ApprovedCost one : costs) {
            Cost cost = cut.costs().get(one.cost());
            if (cost != null) {
                cut = cut.with(asking(cost, one.approved()));
            }
        }
        return new Submittal(approved, left, reviewDueAt, cut);
    }

    private static Cost asking(Cost cost, Money requested) {
        return new Cost(
                cost.id(),
                cost.source(),
                cost.expenseType(),
                cost.invoice(),
                cost.work(),
                cost.net(),
                requested,
                cost.excluded(),
                cost.attendees(),
                cost.conference());
    }
}
