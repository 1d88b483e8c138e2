package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What time does by itself, watched with the demonstration's clock. */
class DueScenarioTest {
    private static final String EARNING = """
        [{"externalId":"DUE-1","organisation":"org-aire","programme":"CSP_DIRECT","entity":"UK_LTD",
          "earnedOn":"2026-03-31","incentive":{"amount":"10000.00","currency":"GBP"}}]\
        """;
    private static final long AWAIT_NANOS = Duration.ofSeconds(60).toNanos();

    @TempDir
    private static Path folder;

    private static RunningApplication application;

    @SuppressWarnings("NullAway") // started before any test
    private final PartnerAtWork work = new PartnerAtWork(application);

    @BeforeAll
    static void start() {
        application = RunningApplication.on(
                folder.resolve("data"),
                "--spring.profiles.active=demo",
                "--coop.clock=2026-10-01T09:00:00Z",
                "--coop.support=help@vendor.test",
                "--coop.due.every=PT0.2S");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    /** One test, because the clock goes forward only. */
    @Test
    void what_time_does_and_what_the_answers_say_of_it_V_1_V_6_D_3_C_12() {
        String draft = work.start("alice", "Left lying");
        String rejected = aRequestThatNobodyAnswered();
        aRejectionThatNobodyDisputed(rejected);
        aDraftThatNobodySubmitted(draft);
    }

    private String aRequestThatNobodyAnswered() {
        work.earn(EARNING);
        String claim = work.start("alice", "Overdue");
        String path = "/api/claims/" + claim;
        work.proveAndSubmit("alice", claim, "OVERDUE-1", "100.00");
        assertThat(work.readJson("alice", path).has("advice")).isFalse();
        // Thursday in Dublin's summer; the second business day is Monday.
        moveTo("2026-10-05T23:00:00Z");
        await(() ->
                history(path).contains("The review is overdue: it was due by the end of 2026-10-05 (Europe/Dublin)."));
        JsonNode overdue = work.readJson("alice", path);
        assertThat(overdue.path("overdue").asBoolean()).isTrue();
        assertThat(overdue.path("advice").asString())
                .isEqualTo("The review is overdue. Contact support: help@vendor.test.");

        work.command("rita", "POST", path + "/information-requests", """
            {"items":[{"code":"MISSING_POE","text":"Which page?"}]}\
            """, 200);
        moveTo("2026-10-29T00:00:00Z");
        await(() -> history(path)
                .contains("unless the request is answered by the end of 2026-11-05 (Europe/London), in 7 days."));
        moveTo("2026-11-06T00:00:00Z");
        await(() -> status(path).equals("REJECTED"));
        JsonNode rejected = work.readJson("alice", path);
        assertThat(rejected.path("rejection").path("reasons").path(0).asString())
                .isEqualTo("NO_RESPONSE");
        assertThat(rejected.path("rejection").path("text").asString())
                .isEqualTo("The request was not answered by the end of 2026-11-05 (Europe/London). The rejection can be"
                        + " disputed.");
        assertThat(rejected.path("advice").asString())
                .contains("can dispute the rejection until the end of 2026-12-06 (Europe/London)");
        assertThat(rejected.path("informationRequests").path(0).has("closedAt")).isTrue();
        return claim;
    }

    private void aRejectionThatNobodyDisputed(String claim) {
        String path = "/api/claims/" + claim;
        assertThat(reserved()).isEqualTo("100.00");
        moveTo("2026-12-07T00:00:00Z");
        await(() -> work.readJson("alice", path).path("rejection").has("finalSince"));
        await(() -> reserved().equals("0.00"));
        assertThat(history(path)).contains("The rejection is final: it was not disputed by the end of 2026-12-06");
        assertThat(work.readJson("alice", path).path("advice").asString())
                .contains("copy the claim, correct it, and submit it by the end of 2027-02-15");
        work.command("adam", "POST", path + "/rejection-acceptance", "", 409);
    }

    private void aDraftThatNobodySubmitted(String claim) {
        String path = "/api/claims/" + claim;
        JsonNode item = dueOf(claim, "DRAFT_EXPIRY");
        assertThat(item.path("deadline").path("lastDay").asString()).isEqualTo("2027-02-15");
        assertThat(item.path("due").asString()).isEqualTo("2027-02-16T00:00:00.000Z");

        moveTo("2027-02-01T00:00:00Z");
        await(() -> history(path)
                .contains("The draft expires unless it is submitted by the end of 2027-02-15 (Europe/London), in"
                        + " 14 days."));
        aPartnerSeesWhatWillExpire(claim);
        moveTo("2027-02-15T23:59:00Z");
        work.command("alice", "PATCH", path, "{\"title\":\"Still a draft\"}", 200);
        moveTo("2027-02-16T00:00:00Z");
        await(() -> status(path).equals("EXPIRED"));

        JsonNode expired = work.readJson("alice", path);
        assertThat(expired.path("statusName").asString()).isEqualTo("Expired");
        assertThat(expired.path("whoMustAct").asString()).isEqualTo("NOBODY");
        assertThat(expired.path("ending").path("by").path("name").asString()).isEqualTo("system");
        assertThat(expired.path("ending").path("reason").asString())
                .startsWith("It was not submitted by the end of 2027-02-15 (Europe/London), the last day to claim.");
        assertThat(history(path))
                .contains("The draft expired: it was not submitted by the end of 2027-02-15 (Europe/London).");
        assertThat(work.command("alice", "PATCH", path, "{\"title\":\"Too late\"}", 409)
                        .path("detail")
                        .asString())
                .contains("EXPIRED");
        assertThat(expired.path("advice").asString()).contains("Contact support: help@vendor.test.");
        assertThat(due(claim)).extracting(left -> left.path("kind").asString()).containsExactly("RETENTION");
    }

    /** Before it happens, where a partner looks: tasks, lists, overview, fund and ledger (C-12, F-7). */
    private void aPartnerSeesWhatWillExpire(String claim) {
        List<JsonNode> tasks = new ArrayList<>();
        work.readJson("alice", "/api/tasks").path("items").forEach(tasks::add);
        assertThat(tasks)
                .filteredOn(
                        task -> task.path("claim").path("claim").asString("").equals(claim))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.path("reasons").toString()).contains("DRAFT_NEAR_DEADLINE");
                    assertThat(task.path("claim").path("advice").asString())
                            .startsWith("Submit the draft by the end of 2027-02-15 (Europe/London), or it expires.");
                });
        JsonNode expiring = tasks.getLast();
        assertThat(expiring.path("reasons").toString()).isEqualTo("[\"FUND_EXPIRING\"]");
        JsonNode fund = expiring.path("fund");
        String expires = "What no claim holds by the end of 2027-02-15 (America/Los_Angeles) is forfeited, in 15 days.";
        assertThat(fund.path("note").asString()).contains(expires);
        assertThat(work.readJson("alice", "/api/overview")
                        .path("programmes")
                        .path(0)
                        .path("notes")
                        .path(0)
                        .asString())
                .contains(expires);
        assertThat(work.readJson("alice", "/api/claims?status=EDITING")
                        .path("items")
                        .path(0)
                        .path("advice")
                        .asString())
                .startsWith("Submit the draft");
        await(() -> work.readJson("alice", "/api/funds/" + fund.path("fund").asString() + "/ledger")
                .path("items")
                .toString()
                .contains("will be forfeited unless claims hold it by the end of 2027-02-15"));
        assertThat(work.readJson("rita", "/api/tasks").toString()).doesNotContain("FUND_EXPIRING");
    }

    private String history(String path) {
        return work.readJson("alice", path + "/history").path("items").toString();
    }

    private String status(String path) {
        return work.readJson("alice", path).path("status").asString();
    }

    private String reserved() {
        return work.readJson("alice", "/api/funds")
                .path("items")
                .path(0)
                .path("reserved")
                .path("amount")
                .asString();
    }

    @Test
    void the_clock_goes_forward_only_and_operators_alone_move_it() {
        String shown = work.command("oscar", "GET", "/api/demo/clock", "", 200)
                .path("now")
                .asString();
        JsonNode refused = work.command("oscar", "PUT", "/api/demo/clock", "{\"now\":\"2020-01-01T00:00:00Z\"}", 409);
        assertThat(refused.toString()).contains("CLOCK_BACKWARDS");
        work.command("alice", "PUT", "/api/demo/clock", "{\"now\":\"2040-01-01T00:00:00Z\"}", 403);
        assertThat(work.command("oscar", "GET", "/api/demo/clock", "", 200)
                        .path("now")
                        .asString())
                .isGreaterThanOrEqualTo(shown);
    }

    @Test
    void the_list_is_for_operators_and_unknown_words_are_refused() {
        work.command("alice", "GET", "/api/due", "", 403);
        work.command("oscar", "GET", "/api/due?kind=NOTHING", "", 400);
        work.command("oscar", "GET", "/api/due?dueBefore=tomorrow", "", 400);
        assertThat(work.readJson("oscar", "/api/due?failed=true").path("items")).isEmpty();
        work.command("oscar", "POST", "/api/due/claim-none.DRAFT_EXPIRY/retry", "", 404);
    }

    private void moveTo(String instant) {
        work.command("oscar", "PUT", "/api/demo/clock", "{\"now\":\"" + instant + "\"}", 200);
    }

    private JsonNode dueOf(String claim, String kind) {
        return due(claim).stream()
                .filter(item -> item.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> due(String claim) {
        return work.readJson("oscar", "/api/due?limit=500")
                .path("items")
                .valueStream()
                .filter(item -> item.path("subject").asString().equals(claim))
                .toList();
    }

    private static void await(BooleanSupplier happened) {
        long untilNanos = System.nanoTime() + AWAIT_NANOS;
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime() - untilNanos).as("in time").isNegative();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
