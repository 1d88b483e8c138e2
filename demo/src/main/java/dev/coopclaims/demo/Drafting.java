package dev.coopclaims.demo;

import dev.coopclaims.demo.PlannedClaim.PlannedCost;
import java.util.ArrayList;
import java.util.List;

/** Fills in a claim as the partner's people do: costs and invoices, proof, metrics, answers. */
final class Drafting {
    private final CoopApi api;

    Drafting(CoopApi api) {
        this.api = api;
    }

    /** A claim with everything that its activity requires. */
    OpenClaim whole(PlannedClaim planned, DemoPerson reviewer, DemoPerson second) {
        OpenClaim bare = bare(planned, reviewer, second);
        List<DemoFile> invoices = planned.costs().stream()
                .map(cost -> DemoFiles.invoice(planned, cost))
                .toList();
        api.attachInvoices(bare.user(), bare.id(), invoices, bare.costs());
        List<String> proofs = proofs(bare);
        ActivityNeeds needs = ActivityNeeds.of(planned.rule().activity());
        for (String requirement : needs.requirements()) {
            api.tick(bare.user(), bare.id(), requirement, proofs);
        }
        for (String metric : needs.metrics()) {
            api.recordMetric(bare.user(), bare.id(), metric, ActivityNeeds.valueOf(metric, planned));
        }
        for (String question : needs.questions()) {
            api.answerNo(bare.user(), bare.id(), question);
        }
        return new OpenClaim(bare.id(), planned, bare.costs(), proofs, reviewer, second);
    }

    /** A claim with only its costs. */
    OpenClaim bare(PlannedClaim planned, DemoPerson reviewer, DemoPerson second) {
        String claim = api.start(planned);
        List<String> costs = new ArrayList<>();
        for (PlannedCost cost : planned.costs()) {
            costs.add(api.addCost(planned.partner().user(), claim, planned, cost));
        }
        return new OpenClaim(claim, planned, costs, List.of(), reviewer, second);
    }

    private List<String> proofs(OpenClaim claim) {
        List<String> proofs = new ArrayList<>();
        for (String kind : ActivityNeeds.of(claim.rule().activity()).proof()) {
            DemoFile file = DemoFiles.proof(claim.planned(), kind);
            boolean byColleague = proofs.isEmpty() && claim.planned().path() == ClaimPath.COLLEAGUE_UPLOADS;
            proofs.add(
                    byColleague
                            ? uploadedByColleague(claim, kind, file)
                            : api.attach(claim.user(), claim.id(), kind, file, "Demonstration of " + kind));
        }
        return proofs;
    }

    private String uploadedByColleague(OpenClaim claim, String kind, DemoFile file) {
        String request =
                api.requestUpload(claim.user(), claim.id(), claim.admin(), kind, "You have it: please upload it here.");
        String document = api.attachAsked(claim.admin(), claim.id(), kind, file, request);
        api.comment(claim.user(), claim.id(), "Uploaded by " + claim.admin().displayName() + ".");
        return document;
    }
}
