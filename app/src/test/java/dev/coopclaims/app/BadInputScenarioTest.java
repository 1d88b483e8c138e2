package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is wrong is told by name, and the log holds nothing of it. */
class BadInputScenarioTest {
    private static final int TOO_LARGE_BYTES = 11 * 1024 * 1024;

    private static final String MISSING = "claim-0000000000000000000000000";

    private final RunningApplication application = RunningApplication.get();
    private final PartnerAtWork work = new PartnerAtWork();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CSP_DIRECT         | NOPE               | 422 | UNKNOWN_PROGRAMME",
                "CSP_DIRECT         | OSU_M365           | 422 | PROGRAMME_NOT_COOP",
                "PRINT_ADVERTISING  | NOPE               | 422 | UNKNOWN_ACTIVITY",
                "\"GBP\"            | \"PLN\"            | 422 | CURRENCY_NOT_ACCEPTED",
                "\"GBP\"            | \"XXQ\"            | 400 | not a currency: XXQ",
                "2026-09-18         | 2027-01-10         | 422 | ACTIVITY_OUTSIDE_USAGE_PERIOD",
                "2026-09            | 2026-03            | 422 | LATE_CLAIM",
                "2026-09            | 2027-03            | 422 | EARLY_DRAFT",
                "2026-09-14         | 2026-02-30         | 400 | activityStart: not a date",
                "%s                 | \\ud800            | 400 | title: holds half of a character",
                "{                  | {\"more\":1,       | 400 | unknown property 'more'",
                "}                  | ~~                 | 400 | not JSON",
            })
    void a_claim_is_not_started(String right, String wrong, int status, String told) {
        assertThat(PartnerAtWork.FORM).contains(right);
        nothingIsStored(() -> assertThat(
                        work.command("sven", "POST", "/api/claims", PartnerAtWork.FORM.replace(right, wrong), status)
                                .toString())
                .contains(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"%s\",\"currency\":\"GBP\" | \"1.234\",\"currency\":\"GBP\" | 400 | more than the 2 decimals of GBP",
                "\"%s\",\"currency\":\"GBP\" | \"-1.00\",\"currency\":\"GBP\" | 422 | AMOUNT_NOT_POSITIVE",
                "\"%s\",\"currency\":\"GBP\" | \"9999999999999.00\",\"currency\":\"GBP\" | 400 | amount beyond",
                "\"%s\",\"currency\":\"GBP\" | \"1.00\",\"currency\":\"EUR\" | 422 | COST_CURRENCY_DIFFERS",
                "\"%s\",\"currency\":\"GBP\" | 12,\"currency\":\"GBP\" | 400 | /net/amount",
                "PRINTED_MATERIAL            | NOPE                 | 422 | UNKNOWN_EXPENSE_TYPE",
            })
    void a_cost_is_not_taken(String right, String wrong, int status, String told) {
        String net = "\"amount\":" + right;
        String cost = PartnerAtWork.COST.contains(net)
                ? PartnerAtWork.COST.replace(net, "\"amount\":" + wrong)
                : PartnerAtWork.COST.replace(right, wrong);
        String path = "/api/claims/" + work.start("sara", "Costs") + "/costs";
        String body = cost.formatted("N-1", "10.00");
        nothingIsStored(() -> assertThat(
                        work.command("sara", "POST", path, body, status).toString())
                .contains(told));
    }

    @Test
    void a_file_is_not_taken() {
        String claim = work.start("sara", "Files");
        byte[] pdf = PartnerAtWork.pdf("x");
        nothingIsStored(() -> {
            refusedFile(claim, "a.pdf", new byte[0], 422, "EMPTY_FILE");
            refusedFile(claim, "a", pdf, 422, "FILE_NAME_INVALID");
            refusedFile(claim, "a.pdf", Arrays.copyOf(pdf, TOO_LARGE_BYTES), 413, "FILE_TOO_LARGE");
            refusedFile(claim, "a.png", pdf, 415, "MEDIA_TYPE_MISMATCH");
            refusedFile(claim, "a.exe", new byte[] {'M', 'Z', 0, 1, 2}, 415, "MEDIA_TYPE_NOT_ALLOWED");
        });
    }

    @Test
    void every_field_that_is_missing_or_malformed_is_told_at_once() {
        JsonNode start = work.command("sara", "POST", "/api/claims", "{\"activityStart\":\"soon\"}", 400);
        assertThat(start.path("violations")
                        .valueStream()
                        .map(one -> one.path("path").asString()))
                .containsExactly(
                        "/programme",
                        "/location",
                        "/activity",
                        "/title",
                        "/activityStart",
                        "/activityEnd",
                        "/currency");
        String path = "/api/claims/" + work.start("sara", "Together") + "/costs";
        JsonNode cost = work.command("sara", "POST", path, "{\"invoice\":{},\"net\":{}}", 400);
        assertThat(cost.path("violations")
                        .valueStream()
                        .map(one -> one.path("path").asString()))
                .contains("/source", "/expenseType", "/invoice/number", "/invoice/date", "/net/amount");
        JsonNode unread = work.command("sara", "POST", path, "{\"net\":{\"amount\":12},\"more\":1}", 400);
        assertThat(unread.path("violations")
                        .valueStream()
                        .map(one -> one.path("path").asString()))
                .containsExactly("/more", "/source", "/expenseType", "/net/amount", "/net/currency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "rita  | POST  | revocation           | {} | /reason /to",
                "rita  | POST  | revocation           | {\"to\":\"REJECTED\"} | /reason /reasons /text",
                "rita  | POST  | revocation           | {\"to\":\"ACTION_REQUIRED\",\"items\":[{},{}]}"
                        + " | /reason /items/0/code /items/0/text /items/1/code /items/1/text",
                "rita  | POST  | information-requests | {\"items\":[{\"text\":\"t\"},{\"code\":\"OTHER\",\"cost\":\"x\"}]}"
                        + " | /items/0/code /items/1/text /items/1/cost",
                "rita  | POST  | rejection            | {} | /reasons /text",
                "rita  | POST  | approval             | {\"costs\":[{},{}]}"
                        + " | /costs/0/cost /costs/0/approved /costs/1/cost /costs/1/approved",
                "rita  | POST  | approval             | {\"note\":\"a\\u0000\",\"costs\":[{}]}"
                        + " | /note /costs/0/cost /costs/0/approved",
                "alice | POST  | costs                | {\"source\":\"THIRD_PARTY\",\"expenseType\":\"X\","
                        + "\"net\":{\"amount\":\"1.00\",\"currency\":\"GBP\"},\"excluded\":[{},{}],\"attendees\":[\"\",\"\"]}"
                        + " | /excluded/0/code /excluded/0/amount /excluded/1/code /excluded/1/amount /attendees/0 /attendees/1",
                "alice | PATCH | documents/document-1 | {\"explanation\":\"a\\u0000\",\"costIds\":[\"x\"],"
                        + "\"requirements\":[\"a\\u0000\"]}"
                        + " | /explanation /costIds/0 /requirements/0",
                "alice | POST  | costs                | {\"source\":\"THIRD_PARTY\",\"expenseType\":\"X\","
                        + "\"net\":{\"amount\":\"1.00\",\"currency\":\"GBP\\u200b\"},\"excluded\":[{}]}"
                        + " | /excluded/0/code /excluded/0/amount",
                "rita  | POST  | original-requests    | {\"documents\":[\"a\",\"b\"]} | /documents/0 /documents/1 /text",
                "rita  | POST  | original-receipts    | {} | /request /receipt",
                "alice | POST  | comments             | {\"documentId\":\"x\"} | /text /documentId",
                "alice | POST  | upload-requests      | {} | /colleague /kind /text",
                "alice | POST  | documents            | {\"capturedAt\":\"soon\"} | /kind /url /capturedAt",
                "alice | PUT   | requirements/X       | {\"documents\":[\"x\"]} | /ticked /documents/0",
                "alice | PATCH | .                    | {\"title\":\"\",\"activityStart\":\"soon\"} | /title /activityStart",
                "adam  | POST  | disputes             | {\"documents\":[\"x\"]} | /explanation /documents/0",
            })
    void what_is_wrong_with_a_body_is_told_all_at_once(
            String user, String method, String path, String body, String pointers) {
        String to = "/api/claims/" + MISSING + (path.equals(".") ? "" : "/" + path);
        JsonNode problem = work.command(user, method, to, body, 400);
        assertThat(problem.path("violations")
                        .valueStream()
                        .map(one -> one.path("path").asString()))
                .containsExactly(pointers.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "comments, text, U+0000",
        "comments, text, U+001B",
        "comments, text, U+0085",
        "comments, text, U+202E",
        "comments, text, U+2069",
        "upload-requests, text, U+0007",
        "documents, explanation, U+000B",
    })
    void no_text_holds_what_forges_what_is_shown(String what, String field, String codePoint) {
        String path = "/api/claims/" + work.start("sara", "Texts") + "/" + what;
        String text = "\"" + field + "\":\"a\\u" + codePoint.substring(2) + "b\"";
        String body = "{\"colleague\":\"sven\",\"kind\":\"INVOICE\",\"url\":\"https://example.com\"," + text + "}";
        String sent = what.equals("comments")
                ? "{" + text + "}"
                : what.equals("documents")
                        ? body.replace("\"colleague\":\"sven\",", "")
                        : body.replaceFirst("\"url\":[^,]*,", "");
        nothingIsStored(() -> {
            JsonNode problem = work.command("sara", "POST", path, sent, 400);
            assertThat(problem.path("detail").asString()).contains("/" + field, codePoint);
        });
    }

    @Test
    void a_joiner_and_the_lines_of_a_text_are_kept() {
        String path = "/api/claims/" + work.start("sara", "Lines") + "/comments";
        work.command("sara", "POST", path, "{\"text\":\"one\\r\\n\\ttwo \\ud83d\\udc69\\u200d\\ud83d\\udcbb\"}", 201);
    }

    @Test
    void a_copy_takes_no_body() {
        String path = "/api/claims/" + work.start("sara", "Copied") + "/copy";
        nothingIsStored(() -> assertThat(work.command("sara", "POST", path, "{\"title\":\"Mine\"}", 400)
                        .path("detail")
                        .asString())
                .contains("unknown property 'title'"));
        work.command("sara", "POST", path, "{}", 201);
    }

    @Test
    void the_kinds_of_file_that_are_accepted_are_told_whole() {
        String claim = work.start("sara", "Kinds");
        String told = work.upload("sara", claim, "INVOICE", "a.exe", new byte[] {'M', 'Z', 0, 1, 2}, 415)
                .path("violations")
                .path(0)
                .path("message")
                .asString();
        JsonNode accepted = RunningApplication.json(application.send(application.as("sara", "/api/catalogue")))
                .path("acceptedMediaTypes");
        assertThat(accepted.size()).isGreaterThan(10);
        assertThat(told).contains(accepted.propertyNames());
        String large = work.upload(
                        "sara", claim, "INVOICE", "a.pdf", Arrays.copyOf(PartnerAtWork.pdf("x"), TOO_LARGE_BYTES), 413)
                .path("detail")
                .asString();
        assertThat(large).contains("at most 10 MiB").doesNotContain("limitBytes", "{");
    }

    @Test
    void what_belongs_to_another_organisation_or_role_is_not_touched() {
        String path = "/api/claims/" + work.start("sara", "Mine");
        nothingIsStored(() -> {
            work.command("colin", "PATCH", path, "{\"title\":\"Yours\"}", 404);
            work.command("colin", "POST", path + "/submission", "", 404);
            work.command("rita", "PATCH", path, "{\"title\":\"Yours\"}", 403);
            work.command("sara", "POST", path + "/approval", "{}", 403);
            work.command("rita", "POST", path + "/approval", "{}", 409);
            assertThat(work.command("sara", "POST", path + "/submission", "", 422)
                            .path("violations")
                            .size())
                    .isGreaterThan(2);
        });
    }

    @Test
    void json_is_the_only_language_of_bodies() {
        nothingIsStored(() -> {
            HttpResponse<String> yaml = application.send(application
                    .as("sara", "/api/claims")
                    .header("Content-Type", "application/yaml")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{programme: CSP_DIRECT, location: GB, activity: PRINT_ADVERTISING, title: x,"
                                    + " activityStart: 2026-09-14, activityEnd: 2026-09-18, currency: GBP, more: 1}")));
            assertThat(yaml.statusCode()).as(yaml.body()).isEqualTo(415);
            assertThat(yaml.body()).doesNotContain("yaml");
        });
        HttpResponse<String> answer =
                application.send(application.as("sara", "/api/claims").header("Accept", "application/yaml"));
        assertThat(answer.statusCode()).isEqualTo(406);
    }

    private void refusedFile(String claim, String name, byte[] content, int status, String code) {
        JsonNode problem = work.upload("sara", claim, "INVOICE", name, content, status);
        assertThat(problem.path("violations").path(0).path("code").asString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).doesNotContain(code);
    }

    private void nothingIsStored(Runnable attempt) {
        long before = head();
        attempt.run();
        assertThat(head()).isEqualTo(before);
    }

    private long head() {
        return RunningApplication.json(application.send(application.as("oscar", "/api/projections")))
                .path("items")
                .path(0)
                .path("head")
                .asLong();
    }
}
