package dev.coopclaims.demo;

import dev.coopclaims.demo.PlannedClaim.PlannedCost;
import java.util.List;

/**
 * A claim that the application holds, on its way.
 *
 * @param id the application's
 * @param costs ids, in the plan's order
 * @param proofs ids of the documents that prove the activity, in the order of the activity's kinds; none for a bare draft
 * @param reviewer who reviews it
 * @param second the other reviewer: who rejected does not decide the dispute
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

    /** The one that a reduction is about. */
    PlannedCost firstCost() {
        return planned.costs().getFirst();
    }

    /** The kind of the first proof: the one that is not good enough. */
    String proofKind() {
        return ActivityNeeds.of(rule().activity()).proof().getFirst();
    }
}
