package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From an organisation to claims that are approved and rejected, and every answer again after every view was rebuilt. */
class ClaimSliceScenarioTest {
    private final RunningApplication application = RunningApplication.get();
    private final PartnerAtWork work = new PartnerAtWork();
    private final RebuildableViews views = new RebuildableViews(application);

    @Test
    void the_demonstrations_people_can_act_at_once() {
        JsonNode members = work.readJson("hanna", "/api/organisations/org-hebble/members");
        assertThat(members.path("items")
                        .valueStream()
                        .map(member -> member.path("user").asString()))
                .contains("hanna", "hugo");
    }

    @Test
    void from_an_organisation_to_an_approved_and_a_rejected_claim_and_the_same_after_a_rebuild() {
        work.command("pam", "POST", "/api/organisations", "{\"organisation\":\"org-slice\",\"name\":\"Slice\"}", 201);
        work.command(
                "pam",
                "POST",
                "/api/organisations/org-slice/members",
                "{\"user\":\"sally\",\"displayName\":\"Sally\",\"role\":\"PARTNER_USER\"}",
                201);
        String earning = """
            [{"externalId":"SLICE-1","organisation":"org-hebble","programme":"CSP_DIRECT","entity":"UK_LTD",
              "earnedOn":"2026-03-31","incentive":{"amount":"10000.00","currency":"GBP"}}]\
            """;
        JsonNode accrued = work.earn(earning);
        String fund = accrued.path("results").path(0).path("fund").asString();
        assertThat(accrued.path("accrued").asInt()).isEqualTo(1);
        assertThat(work.earn(earning).path("duplicates").asInt()).isEqualTo(1);

        String approved = work.start("hanna", "Approved");
        work.proveAndSubmit("hanna", approved, "SLICE-A", "1000.00");
        String rejected = work.start("hugo", "Rejected");
        work.proveAndSubmit("hugo", rejected, "SLICE-B", "600.00");
        work.command("rita", "POST", "/api/claims/" + approved + "/review", "", 200);
        work.command("rita", "POST", "/api/claims/" + approved + "/approval", "{\"note\":\"Thanks\"}", 200);
        work.command("ravi", "POST", "/api/claims/" + rejected + "/review", "", 200);
        String reasons = "{\"reasons\":[\"EXPENSE_NOT_ELIGIBLE\"],\"text\":\"Not payable as declared\",\"parts\":"
                + "[{\"code\":\"EXPENSE_NOT_ELIGIBLE\",\"requirement\":\"VENDOR_CONTENT\"}]}";
        work.command("ravi", "POST", "/api/claims/" + rejected + "/rejection", reasons, 200);

        assertThat(work.readJson("hanna", "/api/claims/" + approved)
                        .path("status")
                        .asString())
                .isEqualTo("APPROVED");
        assertThat(work.readJson("hugo", "/api/claims/" + rejected)
                        .at("/rejection/parts/0/requirement")
                        .asString())
                .isEqualTo("VENDOR_CONTENT");
        assertThat(types(approved))
                .startsWith("coop.claim.ClaimStarted")
                .endsWith("coop.claim.ReviewStarted", "coop.claim.ClaimApproved");
        assertThat(types(rejected)).endsWith("coop.claim.ClaimRejected");
        balanced(fund);
        List<String> claims = List.of(approved, rejected);
        assertThat(pageByPage("hanna", "/api/claims?limit=1&period=FY26-H2")).containsAll(claims);

        Map<String, String> before = answers(fund, claims);
        views.rebuildAll();
        assertThat(answers(fund, claims)).isEqualTo(before);
    }

    @Test
    void of_two_people_editing_at_once_one_is_told_and_nothing_of_theirs_is_stored() {
        String path = "/api/claims/" + work.start("walt", "Contested");
        String seen = work.read("walt", path).headers().firstValue("ETag").orElseThrow();
        assertThat(edit("wanda", path, seen, "Wanda's").statusCode()).isEqualTo(200);
        long head = head();

        HttpResponse<String> late = edit("walt", path, seen, "Walt's");

        assertThat(late.statusCode()).as(late.body()).isEqualTo(412);
        assertThat(late.body()).contains("urn:coop:problem:precondition-failed");
        assertThat(head()).isEqualTo(head);
        HttpResponse<String> now =
                application.send(application.as("walt", path).header("Min-Position", Long.toString(head)));
        assertThat(RunningApplication.json(now).path("title").asString()).isEqualTo("Wanda's");
        String current = now.headers().firstValue("ETag").orElseThrow();
        assertThat(current).isNotEqualTo(seen);
        assertThat(application
                        .send(application
                                .as("walt", path)
                                .header("If-None-Match", "\"another\"")
                                .header("If-None-Match", current))
                        .statusCode())
                .isEqualTo(304);
        assertThat(edit("walt", path, current, "Walt's").statusCode()).isEqualTo(200);
    }

    /** What was rejected stays held until the rejection is final (D-3). */
    private void balanced(String fund) {
        JsonNode row = work.readJson("hanna", "/api/funds/" + fund);
        assertThat(amounts(row, "total", "reserved", "heldForDispute", "approved", "available"))
                .containsExactly("4000.00", "600.00", "600.00", "1000.00", "2400.00");
        JsonNode ledger = work.readJson("hanna", "/api/funds/" + fund + "/ledger");
        assertThat(ledger.path("items")
                        .valueStream()
                        .map(entry -> entry.path("reserved").path("amount").asString()))
                .contains("1000.00", "-1000.00", "600.00");
        JsonNode total = work.readJson("hanna", "/api/overview").path("totals").path(0);
        assertThat(amounts(total, "approved", "claimed", "total", "remaining"))
                .containsExactly("1000.00", "1600.00", "4000.00", "2400.00");
    }

    private static List<String> amounts(JsonNode row, String... names) {
        return List.of(names).stream()
                .map(name -> row.path(name).path("amount").asString())
                .toList();
    }

    private List<String> types(String claim) {
        return work.readJson("hanna", "/api/claims/" + claim + "/history")
                .path("items")
                .valueStream()
                .map(item -> item.path("type").asString())
                .toList();
    }

    private List<String> pageByPage(String user, String path) {
        List<String> claims = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = work.readJson(user, path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items").forEach(item -> claims.add(item.path("claim").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(claims).doesNotHaveDuplicates();
        return claims;
    }

    /** Of every view. */
    private Map<String, String> answers(String fund, List<String> claims) {
        List<String> paths = new ArrayList<>(List.of(
                "/api/organisations/org-slice",
                "/api/organisations/org-slice/members",
                "/api/claims",
                "/api/overview",
                "/api/funds",
                "/api/funds/" + fund + "/ledger"));
        claims.forEach(claim -> {
            paths.add("/api/claims/" + claim);
            paths.add("/api/claims/" + claim + "/history");
        });
        Map<String, String> answers = new LinkedHashMap<>();
        paths.forEach(path -> answers.put(path, work.read("audrey", path).body()));
        return answers;
    }

    private long head() {
        return views.standing().path(0).path("head").asLong();
    }

    private HttpResponse<String> edit(String user, String path, String version, String title) {
        return application.send(application
                .as(user, path)
                .header("Content-Type", "application/json")
                .header("If-Match", version)
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"title\":\"" + title + "\"}")));
    }
}
