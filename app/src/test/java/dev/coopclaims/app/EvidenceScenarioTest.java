package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Evidence follows what is removed (P-5, C-5), and exclusions say who declared them (P-6). */
class EvidenceScenarioTest {
    private final PartnerAtWork work = new PartnerAtWork();

    @Test
    void the_invoice_of_a_removed_cost_proves_no_other_P_5() {
        ClaimAtWork claim = draft("Two bills");
        String first = claim.addCost("sara", PartnerAtWork.COST.formatted("EV-1", "300.00"));
        String second = claim.addCost("sara", PartnerAtWork.COST.formatted("EV-2", "200.00"));
        String bill = claim.attach("sara", "INVOICE", "first bill");
        work.command("sara", "PATCH", claim.path("/documents/" + bill), "{\"costIds\":[\"" + first + "\"]}", 200);
        work.command("sara", "DELETE", claim.path("/costs/" + first), "", 204);

        JsonNode document = claim.read().path("documents").path(0);
        assertThat(document.path("costs")).isEmpty();
        assertThat(document.path("ofRemovedCosts").asBoolean()).isTrue();
        assertThat(evidenceMissing(claim)).contains("/costs/" + second);

        work.command("sara", "PATCH", claim.path("/documents/" + bill), "{\"explanation\":\"the bill\"}", 200);
        assertThat(evidenceMissing(claim)).contains("/costs/" + second);
        work.command("sara", "PATCH", claim.path("/documents/" + bill), "{\"costIds\":[\"" + second + "\"]}", 200);
        assertThat(evidenceMissing(claim)).isEmpty();
        assertThat(claim.read().path("documents").path(0).path("ofRemovedCosts").asBoolean())
                .isFalse();
    }

    @Test
    void an_exclusion_says_who_declared_it_P_6() {
        ClaimAtWork claim = draft("Buffet");
        String cost = PartnerAtWork.COST
                .formatted("EV-3", "300.00")
                .replaceFirst(
                        "\"net\"",
                        "\"excluded\":[{\"code\":\"ALCOHOL\",\"amount\":{\"amount\":\"50.00\",\"currency\":\"GBP\"}}],"
                                + "\"net\"");
        claim.addCost("sara", cost);
        assertThat(claim.read()
                        .path("costs")
                        .path(0)
                        .path("excluded")
                        .path(0)
                        .path("declaredBy")
                        .path("user")
                        .asString())
                .isEqualTo("sara");
    }

    private ClaimAtWork draft(String title) {
        return new ClaimAtWork(work, "sara", work.start("sara", title), "");
    }

    private String evidenceMissing(ClaimAtWork claim) {
        return String.join(
                " ",
                work.command("sara", "GET", claim.path("/readiness"), "", 200)
                        .path("problems")
                        .valueStream()
                        .filter(problem -> problem.path("code").asString().equals("MISSING_COST_EVIDENCE"))
                        .map(problem -> problem.path("path").asString())
                        .toList());
    }
}
