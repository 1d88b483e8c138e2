package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ActivityRequirements;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.command.claim.submission.Allocations;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Approving in full or reduced (V-3), in a review or at the end of a dispute. Pure. */
public final class Approving {

    private Approving() {}

    /**
     * What was approved, in a review or at the end of a dispute.
     *
     * @param costs what is approved of each cost
     * @param allocations what is approved of each fund
     */
    record Approval(Money approved, List<ApprovedCost> costs, List<Allocation> allocations) {
        static Approval of(ClaimEvent event) {
            return switch (event) {
                case ClaimApproved one -> new Approval(one.approved(), one.costs(), one.allocations());
                case DisputeUpheld one -> new Approval(one.approved(), one.costs(), one.allocations());
                default -> throw new IllegalStateException("not an approval: " + event);
            };
        }
    }

    /** @throws Refusal with every broken rule */
    public static List<ClaimEvent> decide(
            ClaimState state, ApproveClaim command, Actor actor, Catalogue catalogue, Instant now) {
        Reviewing.Decision decision = Reviewing.decision(state, actor);
        ClaimContent held = decision.submittal().handedIn();
        Deadline submitBy = state.file().told().submitBy();
        boolean open = !submitBy.isOver(now);
        Violations violations = new Violations();
        Map<CostId, ApprovedCost> named = named(held, command.costs(), violations);
        violations.refuseIfAny();
        List<ApprovedCost> costs = new ArrayList<>();
        Money approved = Money.zero(held.currency());
        for (Cost cost : held.costs().values()) {
            ApprovedCost one = named.get(cost.id());
            ApprovedCost decided = one == null || one.approved().equals(cost.requested())
                    ? new ApprovedCost(cost.id(), cost.requested(), null)
                    : one;
            costs.add(decided);
            approved = approved.plus(decided.approved());
        }
        violations.unless(approved.isPositive(), RefusalCode.NOTHING_APPROVED, "/costs");
        violations.unless(
                open || command.forfeitConfirmed() || !held.requested().isMoreThan(approved),
                RefusalCode.REDUCTION_FORFEITS,
                "/forfeitConfirmed",
                submitBy);
        violations.refuseIfAny();
        List<Allocation> before = decision.submittal().allocations();
        List<Allocation> left = Allocations.cutTo(before, approved);
        List<Allocation> forfeited = open ? List.of() : Allocations.cut(before, left);
        String note = command.note().strip();
        List<String> confirmed = requirements(held, catalogue);
        return decision.inDispute()
                ? List.of(new DisputeUpheld(
                        held.id(),
                        held.organisation(),
                        approved,
                        costs,
                        left,
                        note,
                        forfeited,
                        command.forfeitConfirmed(),
                        confirmed,
                        catalogue.version()))
                : decision.with(new ClaimApproved(
                        held.id(),
                        held.organisation(),
                        approved,
                        costs,
                        left,
                        note,
                        forfeited,
                        command.forfeitConfirmed(),
                        confirmed,
                        catalogue.version()));
    }

    /** The core requirements of the submitted claim: an approval confirms those that nobody has marked (P-5). */
    private static List<String> requirements(ClaimContent held, Catalogue catalogue) {
        return ActivityRequirements.of(held.details().activity(), catalogue)
                .map(asked -> List.copyOf(asked.ran(held.answers()).coreRequirements()))
                .orElse(List.of());
    }

    private static Map<CostId, ApprovedCost> named(ClaimContent held, List<ApprovedCost> costs, Violations violations) {
        Map<CostId, ApprovedCost> named = new HashMap<>();
        for (int i = 0; i < costs.size(); i++) {
            ApprovedCost one = costs.get(i);
            String path = "/costs/" + i;
            Cost cost = held.costs().get(one.cost());
            if (cost == null) {
                violations.add(RefusalCode.UNKNOWN_COST.under("V-3").at(path + "/cost", one.cost()));
                continue;
            }
            violations.unless(named.put(one.cost(), one) == null, RefusalCode.COST_TWICE, path + "/cost");
            if (!one.approved().currency().equals(held.currency())) {
                violations.add(RefusalCode.WRONG_CURRENCY.at(path + "/approved", held.currency()));
                continue;
            }
            violations.unless(
                    !one.approved().isNegative(), RefusalCode.AMOUNT_NEGATIVE.under("V-3"), path + "/approved");
            violations.unless(
                    !one.approved().isMoreThan(cost.requested()),
                    RefusalCode.ABOVE_REQUESTED,
                    path + "/approved",
                    cost.requested());
            if (cost.requested().isMoreThan(one.approved())) {
                violations.text(one.reason(), path + "/reason", "V-3");
            }
        }
        return named;
    }
}
