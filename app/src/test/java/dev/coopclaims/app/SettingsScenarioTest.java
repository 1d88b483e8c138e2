package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What the rules call configurable is a setting: an application whose every such figure is another one than the default, and
 * in which R-3 is switched off.
 */
class SettingsScenarioTest {
    private static final String REJECTION = "{\"reasons\":[\"EXPENSE_NOT_ELIGIBLE\"],\"text\":\"no\"}";

    @TempDir
    private static Path folder;

    private static RunningApplication application;

    private PartnerAtWork work;

    @BeforeAll
    static void start() throws IOException {
        String catalogue = shipped();
        for (List<String> change : List.of(
                List.of("review: {value: 2,", "review: {value: 3,"),
                List.of("dispute_review: {value: 5,", "dispute_review: {value: 6,"),
                List.of("originals_retention: {value: 24,", "originals_retention: {value: 30,"),
                List.of("dispute_window: {value: 30,", "dispute_window: {value: 9,"),
                List.of("action_response: {value: 30,", "action_response: {value: 8,"),
                List.of("action_response_after_activity: {value: 7,", "action_response_after_activity: {value: 3,"),
                List.of("originals_production: {value: 30,", "originals_production: {value: 10,"),
                List.of("draft_warnings: {values: [14, 3],", "draft_warnings: {values: [10],"),
                List.of("answer_reminders: {values: [7, 2],", "answer_reminders: {values: [3, 1],"),
                List.of("disputes_per_claim: {value: 1,", "disputes_per_claim: {value: 2,"),
                List.of("disputes_after_revocation: {value: 1,", "disputes_after_revocation: {value: 0,"),
                // Two entities pay in pounds, so that there is an order to tell.
                List.of("Ireland\", currency: EUR,", "Ireland\", currency: GBP,"),
                List.of("on_the_spot_first: true\n  order: []", "on_the_spot_first: false\n  order: [IE_OPS]"))) {
            assertThat(catalogue).contains(change.getFirst());
            catalogue = catalogue.replace(change.getFirst(), change.getLast());
        }
        Path file = folder.resolve("catalogue.yaml");
        Files.writeString(file, catalogue);
        application = RunningApplication.on(
                folder.resolve("data"),
                "--coop.clock=2026-10-01T09:00:00Z",
                "--coop.catalogue=" + file.toUri(),
                "--coop.separation.own-organisation=false",
                "--coop.separation.own-rejection=false",
                "--coop.separation.vendor-people=false");
        for (String entity : List.of("UK_LTD", "IE_OPS")) {
            new PartnerAtWork(application).earn("""
                [{"externalId":"SETTINGS-%1$s","organisation":"org-aire","programme":"CSP_DIRECT","entity":"%1$s",
                  "earnedOn":"2026-03-31","incentive":{"amount":"10000.00","currency":"GBP"}}]\
                """.formatted(entity));
        }
    }

    @BeforeEach
    void at_work() {
        work = new PartnerAtWork(application);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void how_long_ahead_partners_are_warned_and_reminded_C_12_V_6() {
        String draft = work.start("alice", "Reminded");
        String asked = work.start("alice", "Asked");
        work.proveAndSubmit("alice", asked, "REMINDED-1", "10.00");
        work.command("rita", "POST", "/api/claims/" + asked + "/information-requests", """
            {"items":[{"code":"MISSING_POE","text":"Which page?"}]}\
            """, 200);

        assertThat(due(draft, "DRAFT_WARNING")).isEqualTo("2027-02-05T00:00:00.000Z");
        // The answer is due after eight days, on 9 October, in London's summer.
        assertThat(due(asked, "ANSWER_REMINDER")).isEqualTo("2026-10-05T23:00:00.000Z");
    }

    private String due(String claim, String kind) {
        return work.readJson("oscar", "/api/due?limit=500&kind=" + kind)
                .path("items")
                .valueStream()
                .filter(item -> item.path("subject").asString().equals(claim))
                .map(item -> item.path("due").asString())
                .findFirst()
                .orElse("never");
    }

    @Test
    void the_days_of_every_deadline_V_1_V_6_V_8_C_7_H_5() {
        String claim = submitted("SETTINGS-1");
        assertThat(day(claim, "reviewDue")).as("three business days").isEqualTo("2026-10-06");
        assertThat(work.readJson("alice", claim).path("keepOriginalsUntil").asString())
                .as("30 months after the activity")
                .isEqualTo("2029-03-18");
        assertThat(lastDay(work.command("rita", "POST", claim + "/original-requests", "{\"text\":\"please\"}", 201)))
                .as("10 days to produce originals")
                .isEqualTo("2026-10-11");

        work.command(
                "rita",
                "POST",
                claim + "/information-requests",
                "{\"items\":[{\"code\":\"MISSING_POE\",\"text\":\"Which page?\"}]}",
                200);
        assertThat(day(claim, "answerDue")).as("8 days to answer").isEqualTo("2026-10-09");
        work.command("alice", "PATCH", claim, "{\"activityEnd\":\"2026-12-15\"}", 200);
        assertThat(day(claim, "answerDue")).as("3 days after the activity").isEqualTo("2026-12-18");
    }

    @Test
    void how_long_and_how_often_a_rejection_is_disputed_and_that_who_rejected_may_decide_D_1_D_2_R_3() {
        String claim = submitted("SETTINGS-2");
        String document = work.readJson("alice", claim)
                .path("documents")
                .path(0)
                .path("document")
                .asString();
        String dispute = "{\"explanation\":\"look again\",\"documents\":[\"" + document + "\"]}";
        work.command("rita", "POST", claim + "/rejection", REJECTION, 200);
        assertThat(day(claim, "nextDeadline")).as("9 days to dispute").isEqualTo("2026-10-10");
        for (int time = 1; time <= 2; time++) {
            work.command("adam", "POST", claim + "/disputes", dispute, 201);
            assertThat(day(claim, "nextDeadline"))
                    .as("6 business days to answer")
                    .isEqualTo("2026-10-09");
            assertThat(offered("rita")).as("her own rejection").contains(claim);
            work.command("rita", "POST", claim + "/approval", "{}", 200);
            work.command(
                    "rita",
                    "POST",
                    claim + "/revocation",
                    "{\"to\":\"REJECTED\",\"reason\":\"odd\",\"reasons\":[\"EXPENSE_NOT_ELIGIBLE\"],\"text\":\"no\"}",
                    204);
        }
        JsonNode refused = work.command("adam", "POST", claim + "/disputes", dispute, 422);
        assertThat(refused.path("violations").path(0).path("message").asString())
                .contains("2 of 2");
    }

    @Test
    void that_a_person_of_the_vendor_joins_a_partner_by_anybody_and_reviews_its_claims_R_3() {
        work.command(
                "gwen",
                "POST",
                "/api/organisations/org-aire/members",
                "{\"user\":\"ravi\",\"displayName\":\"Ravi\",\"role\":\"PARTNER_USER\"}",
                201);
        String claim = submitted("SETTINGS-3");
        assertThat(offered("ravi")).as("his own organisation's").contains(claim);
        work.command("ravi", "POST", claim + "/approval", "{}", 200);
    }

    @Test
    void in_which_order_a_claim_draws_on_the_entities_funds_F_5() {
        String claim = submitted("SETTINGS-4");
        assertThat(work.readJson("alice", claim).path("allocations"))
                .singleElement()
                .satisfies(allocation ->
                        assertThat(allocation.path("fund").asString()).isEqualTo(fundOf("IE_OPS")));
    }

    private String fundOf(String entity) {
        return work.readJson("alice", "/api/funds")
                .path("items")
                .valueStream()
                .filter(fund -> fund.path("entity").asString().equals(entity))
                .map(fund -> fund.path("fund").asString())
                .findFirst()
                .orElseThrow();
    }

    private List<String> offered(String reviewer) {
        return work.readJson(reviewer, "/api/tasks?limit=500")
                .path("items")
                .valueStream()
                .map(task -> "/api/claims/" + task.path("claim").path("claim").asString())
                .toList();
    }

    private String day(String claim, String deadline) {
        return lastDayOf(work.readJson("alice", claim).path(deadline));
    }

    private static String lastDay(JsonNode asked) {
        return lastDayOf(asked.path("due"));
    }

    private static String lastDayOf(JsonNode deadline) {
        return deadline.path("lastDay").asString();
    }

    private String submitted(String invoice) {
        String claim = work.start("alice", invoice);
        work.proveAndSubmit("alice", claim, invoice, "100.00");
        return "/api/claims/" + claim;
    }

    private static String shipped() {
        try (InputStream yaml = SettingsScenarioTest.class.getResourceAsStream("/catalogue.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
