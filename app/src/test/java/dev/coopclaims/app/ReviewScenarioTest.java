package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whose review a claim is (V-1, R-3), and a claim that was pulled back and is handed in again (C-11), over HTTP. */
class ReviewScenarioTest {
    private static final String RAVI_HIMSELF = "{\"user\":\"ravi\"}";

    private final PartnerAtWork work = new PartnerAtWork();

    @BeforeAll
    static void there_are_funds() {
        new PartnerAtWork().earn("""
            [{"externalId":"REVIEW-1","organisation":"org-wharfe","programme":"CSP_DIRECT","entity":"UK_LTD",
              "earnedOn":"2026-03-31","incentive":{"amount":"20000.00","currency":"GBP"}}]\
            """);
    }

    @Test
    void another_reviewer_takes_a_review_over_by_a_reassignment_before_deciding_V_1() {
        String claim = submitted("Taken over", "REVIEW-A");
        work.command("rita", "POST", claim + "/review", "", 200);

        work.command("ravi", "POST", claim + "/approval", "{}", 409);
        work.command("ravi", "DELETE", claim + "/review", "", 409);
        assertThat(work.readJson("rita", claim).path("status").asString()).isEqualTo("UNDER_REVIEW");

        work.command("ravi", "PUT", claim + "/reviewer", RAVI_HIMSELF, 204);
        work.command("ravi", "POST", claim + "/approval", "{}", 200);
        assertThat(work.read("rita", claim + "/history").body()).contains("The review was assigned to Ravi Reviewer.");
    }

    @Test
    void a_reviewer_who_becomes_a_member_of_the_partner_loses_the_review_R_3() {
        String claim = submitted("Lost", "REVIEW-B");
        work.command("ravi", "POST", claim + "/review", "", 200);
        assertThat(queue("ravi")).contains(claim);

        work.command(
                "pam",
                "POST",
                "/api/organisations/org-wharfe/members",
                "{\"user\":\"ravi\",\"displayName\":\"Ravi\",\"role\":\"PARTNER_USER\"}",
                201);
        try {
            assertThat(queue("ravi")).doesNotContain(claim);
            assertThat(queue("nobody")).contains(claim);
            assertThat(offered("ravi")).as("what ravi may not touch").doesNotContain(claim);
            assertThat(offered("rita")).contains(claim);
            assertThat(work.readJson("rita", claim).path("status").asString()).isEqualTo("SUBMITTED");
            for (String step : new String[] {"/approval", "/review"}) {
                JsonNode problem = work.command("ravi", "POST", claim + step, step.equals("/review") ? "" : "{}", 422);
                assertThat(problem.path("violations").path(0).path("code").asString())
                        .isEqualTo("OWN_ORGANISATION");
            }
        } finally {
            work.command("pam", "DELETE", "/api/organisations/org-wharfe/members/ravi", "", 204);
        }
    }

    @Test
    void a_person_of_the_vendor_is_made_a_member_by_a_programme_manager_alone_R_3() {
        JsonNode problem = work.command(
                "gwen",
                "POST",
                "/api/organisations/org-aire/members",
                "{\"user\":\"rita\",\"displayName\":\"Rita\",\"role\":\"PARTNER_USER\"}",
                422);

        assertThat(problem.path("violations").path(0).path("code").asString()).isEqualTo("VENDOR_PERSON");
    }

    @Test
    void a_claim_that_was_pulled_back_is_handed_in_again_with_its_documents_C_11() {
        String claim = submitted("Pulled back", "REVIEW-C");
        work.command("wanda", "POST", claim + "/withdrawal", "{}", 204);

        String copy = "/api/claims/"
                + work.command("wanda", "POST", claim + "/copy", "", 201)
                        .path("claim")
                        .asString();

        JsonNode read = work.readJson("wanda", copy);
        assertThat(read.path("documents")
                        .valueStream()
                        .map(one -> one.path("kind").asString()))
                .containsExactly("INVOICE", "COMMUNICATION_PIECE");
        String document = read.path("documents").path(0).path("document").asString();
        assertThat(work.read("wanda", copy + "/documents/" + document).body()).contains("REVIEW-C");
        JsonNode readiness = work.command("wanda", "GET", copy + "/readiness", "", 200);
        assertThat(readiness.path("ready").asBoolean()).isTrue();
        assertThat(readiness.path("warnings")).isEmpty();
        work.command("wanda", "POST", copy + "/submission", "", 200);
    }

    private String submitted(String title, String invoice) {
        String claim = work.start("wanda", title);
        work.proveAndSubmit("wanda", claim, invoice, "500.00");
        return "/api/claims/" + claim;
    }

    private Stream<String> queue(String assigned) {
        return queue("rita", assigned);
    }

    private Stream<String> offered(String reviewer) {
        return queue(reviewer, "nobody");
    }

    private Stream<String> queue(String reader, String assigned) {
        return work.readJson(reader, "/api/review-queue?limit=500&assigned=" + assigned)
                .path("items")
                .valueStream()
                .map(row -> "/api/claims/" + row.path("claim").asString());
    }
}
