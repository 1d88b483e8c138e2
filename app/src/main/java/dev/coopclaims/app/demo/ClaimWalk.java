package dev.coopclaims.app.demo;

import dev.coopclaims.app.demo.PlannedClaim.PlannedCost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Takes one claim from the first form to the reviewer's decision, each step as the person who does it. */
final class ClaimWalk {
    private static final int READINESS_ASKED_EVERY = 10;

    private final CoopApi api;

    ClaimWalk(CoopApi api) {
        this.api = api;
    }

    /**
     * Drives the claim.
     *
     * @param turn its place in the run, from 0: says who reviews it, and whether readiness is asked for before submitting
     * @throws ApiRefusal when a step is refused
     * @throws IllegalStateException when readiness says otherwise than the plan
     */
    void drive(PlannedClaim planned, int turn) {
        DemoPerson partner = planned.partner().user();
        String claim = api.start(planned);
        for (PlannedCost cost : planned.costs()) {
            String costId = api.addCost(partner, claim, planned, cost);
            DemoFile invoice = DemoFiles.invoice(planned, cost);
            api.attach(partner, claim, "INVOICE", invoice, "Invoice " + cost.invoiceNumber(), List.of(costId));
        }
        prove(partner, claim, planned);
        if (turn % READINESS_ASKED_EVERY == 0) {
            checkReadiness(planned, api.readiness(partner, claim));
        }
        api.submit(partner, claim);
        decide(turn % 2 == 0 ? DemoPeople.RITA : DemoPeople.RAVI, claim, planned);
    }

    private void prove(DemoPerson partner, String claim, PlannedClaim planned) {
        ActivityNeeds needs = ActivityNeeds.of(planned.rule().activity());
        List<String> proofs = new ArrayList<>();
        for (String kind : needs.proof()) {
            DemoFile file = DemoFiles.proof(planned, kind);
            proofs.add(api.attach(partner, claim, kind, file, "Demonstration of " + kind, List.of()));
        }
        for (String requirement : needs.requirements()) {
            api.tick(partner, claim, requirement, proofs);
        }
        for (String metric : needs.metrics()) {
            api.recordMetric(partner, claim, metric, ActivityNeeds.valueOf(metric, planned));
        }
        for (String question : needs.questions()) {
            api.answerNo(partner, claim, question);
        }
    }

    private void decide(DemoPerson reviewer, String claim, PlannedClaim planned) {
        api.review(reviewer, claim);
        CategoryRule rule = planned.rule();
        switch (rule.verdict()) {
            case APPROVE -> api.approve(reviewer, claim, "Category fits " + rule.expenseType() + ": " + rule.why());
            case REJECT ->
                api.reject(reviewer, claim, "EXPENSE_NOT_ELIGIBLE", "Not payable as declared: " + rule.why());
        }
    }

    private static void checkReadiness(PlannedClaim planned, JsonNode readiness) {
        BigDecimal requested = Reports.amount(readiness.path("requested"));
        if (!readiness.path("ready").asBoolean(false) || requested.compareTo(planned.requested()) != 0) {
            throw new IllegalStateException(
                    "readiness says otherwise than the plan, which requests " + planned.requested() + ": " + readiness);
        }
    }
}
