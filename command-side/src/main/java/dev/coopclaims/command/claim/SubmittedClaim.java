package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.Deadline;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was last submitted and what is held for it (C-8).
 *
 * @param allocations in the order drawn (F-5)
 * @param due the deadline for the decision (V-1, D-2)
 * @param handedIn the claim as it was submitted; after a revoked reduction, its costs request what is still held
 * @param refused the costs that a reduction cut to nothing (V-3)
 */
public record SubmittedClaim(
        Money requested, List<Allocation> allocations, Deadline due, ClaimContent handedIn, Set<CostId> refused) {

    public SubmittedClaim {
        allocations = List.copyOf(allocations);
        refused = Set.copyOf(refused);
    }

    static SubmittedClaim of(ClaimSubmitted event, ClaimContent file) {
        return new SubmittedClaim(event.requested(), event.allocations(), event.reviewDue(), file, Set.of());
    }

    /** @param refused see {@link ClaimState#refusedCosts} */
    static SubmittedClaim of(ClaimResubmitted event, ClaimContent file, Set<CostId> refused) {
        return new SubmittedClaim(event.requested(), event.allocations(), event.due(), file, refused);
    }

    /** The refused costs for which the file requests nothing. */
    Set<CostId> refusedIn(ClaimContent file) {
        return file.costs().values().stream()
                .filter(cost -> refused.contains(cost.id()) && cost.requested().isZero())
                .map(Cost::id)
                .collect(Collectors.toSet());
    }

    /** What is still held after a reduction (V-3). */
    SubmittedClaim cutTo(Money approved, List<ApprovedCost> costs, List<Allocation> left) {
        ClaimContent cut = handedIn;
        Set<CostId> nothingLeft = new HashSet<>(refused);
        for (ApprovedCost one : costs) {
            Cost cost = cut.costs().get(one.cost());
            if (cost != null) {
                cut = cut.edited(contents -> contents.with(cost.asking(one.approved())));
                if (cost.requested().isMoreThan(one.approved())
                        && one.approved().isZero()) {
                    nothingLeft.add(cost.id());
                }
            }
        }
        return new SubmittedClaim(approved, left, due, cut, nothingLeft);
    }

    /** The file with each cost requesting what a reduction left of it: the claim has lost what was cut (V-3, V-5). */
    ClaimContent leftOf(ClaimContent file) {
        ClaimContent left = file;
        for (Cost cost : handedIn.costs().values()) {
            left = left.edited(contents -> contents.with(cost));
        }
        return left;
    }
}
