package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How deadlines, instants and versions are told over HTTP (T-5, H-2). */
class ToldDeadlinesScenarioTest {
    private static final String EARNING = """
        [{"externalId":"TOLD-1","organisation":"org-wharfe","programme":"CSP_DIRECT","entity":"UK_LTD",
          "earnedOn":"2026-03-31","incentive":{"amount":"10000.00","currency":"GBP"}}]\
        """;
    private static final String QUESTION = """
        {"items":[{"code":"MISSING_POE","text":"Which page?"}]}\
        """;
    private static final Pattern INSTANT = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT[^\"]*)\"");

    private final RunningApplication application = RunningApplication.get();
    private final PartnerAtWork work = new PartnerAtWork();

    @Test
    void a_deadline_is_its_last_day_the_zone_and_the_first_instant_too_late_T_5() {
        String path = "/api/claims/" + submitted("TOLD-A");

        // Thursday in Dublin's summer, the second business day is Monday.
        assertDeadline(
                work.readJson("wanda", path).path("nextDeadline"), "2026-10-05", "Europe/Dublin", "2026-10-05T23");
        assertDeadline(work.readJson("wanda", path).path("reviewDue"), "2026-10-05", "Europe/Dublin", "2026-10-05T23");
        work.command("rita", "POST", path + "/information-requests", QUESTION, 200);
        // The partner's own deadline ends where the activity was.
        assertDeadline(work.readJson("wanda", path).path("answerDue"), "2026-10-31", "Europe/London", "2026-11-01T00");
        assertThat(sentences(path))
                .anySatisfy(told ->
                        assertThat(told).endsWith("the review is due by the end of 2026-10-05 (Europe/Dublin)."))
                .anySatisfy(told ->
                        assertThat(told).endsWith("for the partner until the end of 2026-10-31 (Europe/London)."));
    }

    @Test
    void the_time_to_answer_lasts_until_seven_days_after_an_activity_that_ends_later_C_7() {
        String path = "/api/claims/" + submitted("TOLD-E");
        String item = work.command("rita", "POST", path + "/information-requests", QUESTION, 200)
                .path("items")
                .path(0)
                .asString();
        work.command("wanda", "PATCH", path, "{\"activityEnd\":\"2026-12-15\"}", 200);

        assertDeadline(work.readJson("wanda", path).path("answerDue"), "2026-12-22", "Europe/London", "2026-12-23T00");
        assertThat(sentences(path))
                .contains("The time to answer was extended: the last day is 2026-12-22 (Europe/London).");
        JsonNode task = work.readJson("wanda", "/api/tasks?limit=500")
                .path("items")
                .valueStream()
                .filter(one ->
                        path.endsWith("/" + one.path("claim").path("claim").asString()))
                .findFirst()
                .orElseThrow();
        assertDeadline(task.path("claim").path("nextDeadline"), "2026-12-22", "Europe/London", "2026-12-23T00");

        work.command("wanda", "PUT", path + "/information-items/" + item, "{\"answer\":\"page 3\"}", 204);
        JsonNode early = work.command("wanda", "POST", path + "/submission", "", 422);
        assertThat(early.path("violations").findValuesAsString("code")).containsExactly("ACTIVITY_NOT_FINISHED");
        // What was told is not taken back (T-5).
        work.command("wanda", "PATCH", path, "{\"activityEnd\":\"2026-09-18\"}", 200);
        assertDeadline(work.readJson("wanda", path).path("answerDue"), "2026-12-22", "Europe/London", "2026-12-23T00");
        work.command("wanda", "POST", path + "/submission", "", 200);
    }

    @Test
    void every_instant_has_three_decimals_so_that_they_sort_as_text() {
        String path = "/api/claims/" + submitted("TOLD-B");
        String fund = work.readJson("wanda", "/api/funds")
                .path("items")
                .path(0)
                .path("fund")
                .asString();

        for (String read :
                List.of(path, path + "/history", "/api/overview", "/api/claims", "/api/funds/" + fund + "/ledger")) {
            List<String> instants = INSTANT.matcher(work.read("wanda", read).body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(instants).as(read).isNotEmpty().allMatch(text -> text.matches(".{19}\\.\\d{3}Z"));
        }
    }

    @Test
    void two_people_who_see_different_bodies_get_different_tags_V_1_H_2() {
        String path = "/api/claims/" + submitted("TOLD-C");
        work.command("rita", "POST", path + "/internal-notes", "{\"text\":\"looks odd\"}", 201);
        String reviewers = tag(work.read("rita", path));

        assertThat(tag(work.read("wanda", path))).isNotEqualTo(reviewers);
        assertThat(application
                        .send(application.as("wanda", path).header("If-None-Match", reviewers))
                        .statusCode())
                .isEqualTo(200);
        assertThat(application
                        .send(application.as("rita", path).header("If-None-Match", reviewers))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void internal_notes_move_no_version_that_a_partner_sees_and_fail_none_of_its_writes_H_2() {
        String path = "/api/claims/" + submitted("TOLD-D");
        HttpResponse<String> before = work.read("wanda", path);

        work.command("rita", "POST", path + "/internal-notes", "{\"text\":\"looks odd\"}", 201);
        work.command("rita", "POST", path + "/internal-notes", "{\"text\":\"very odd\"}", 201);

        HttpResponse<String> after = work.read("wanda", path);
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(tag(after)).isEqualTo(tag(before));
        HttpResponse<String> comment = comment("wanda", path, tag(before));
        assertThat(comment.statusCode()).as(comment.body()).isEqualTo(201);
        long seen = RunningApplication.json(before).path("version").asLong();
        assertThat(tag(comment)).isEqualTo("\"" + (seen + 1) + "\"");
        assertThat(comment("wanda", path, tag(before)).statusCode()).isEqualTo(412);
    }

    private HttpResponse<String> comment(String user, String path, String ifMatch) {
        return application.send(application
                .as(user, path + "/comments")
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"hello\"}")));
    }

    private String submitted(String invoice) {
        work.earn(EARNING);
        String claim = work.start("wanda", invoice);
        work.proveAndSubmit("wanda", claim, invoice, "10.00");
        return claim;
    }

    private List<String> sentences(String path) {
        return work.readJson("wanda", path + "/history")
                .path("items")
                .valueStream()
                .map(entry -> entry.path("sentence").asString())
                .toList();
    }

    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static void assertDeadline(JsonNode deadline, String lastDay, String zone, String beforeHour) {
        assertThat(deadline.path("lastDay").asString()).isEqualTo(lastDay);
        assertThat(deadline.path("zone").asString()).isEqualTo(zone);
        assertThat(deadline.path("before").asString()).isEqualTo(beforeHour + ":00:00.000Z");
    }
}
