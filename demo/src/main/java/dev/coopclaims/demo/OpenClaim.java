package dev.coopclaims.demo;

import dev.coopclaims.demo.PlannedClaim.PlannedCost;
import java.util.List;

/**
 * A claim that the application has, in progress.
 *
 * @param id the application's id of the claim
 * @param costs ids of the costs, in the plan's order
 * @param proofs ids of the documents that prove the activity, in the order of the activity's kinds; empty for a bare
 *     draft
 * @param reviewer the reviewer of the claim
 * @param second the other reviewer, because the reviewer who rejected the claim cannot decide its dispute
 */
record OpenClaim(
        String id,
        PlannedClaim planned,
        List<String> costs,
        List<String> proofs,
        DemoPerson reviewer,
        DemoPerson second) {

    OpenClaim {
        costs = List.copyOf(costs);
        proofs = List.copyOf(proofs);
    }

    DemoPerson user() {
        return planned.partner().user();
    }

    DemoPerson admin() {
        return planned.partner().admin();
    }

    CategoryRule rule() {
        return planned.rule();
    }

    /** The cost to reduce. */
    PlannedCost firstCost() {
        return planned.costs().getFirst();
    }

    /** The kind of the first proof, which is not good enough. */
    String proofKind() {
        return ActivityNeeds.of(rule().activity()).proof().getFirst();
    }
}
