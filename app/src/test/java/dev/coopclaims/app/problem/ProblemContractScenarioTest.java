package dev.coopclaims.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RFC 9457: no error leaves in another form, and none tells what is inside. */
class ProblemContractScenarioTest {
    private static final String REVIEWER = "rita";
    private final RunningApplication application = RunningApplication.get();

    @ParameterizedTest
    @CsvSource({
        "MALFORMED, 400, malformed",
        "NOT_FOUND, 404, not-found",
        "FORBIDDEN, 403, forbidden",
        "CONFLICT, 409, conflict",
        "PRECONDITION_FAILED, 412, precondition-failed",
        "TYPE_NOT_ALLOWED, 415, type-not-allowed",
        "UNAVAILABLE, 503, unavailable"
    })
    void a_refusal_of_every_kind_is_answered_with_its_code(String kind, int status, String type) {
        JsonNode problem = problem(get("/api/probe/refusal/" + kind), status, type);
        String code = Arrays.stream(RequestCode.values())
                .filter(one -> one.kind().name().equals(kind) && status != 409 && status != 412)
                .findFirst()
                .map(RequestCode::code)
                .orElse("PROBED");
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("violations")).hasSize(1);
        assertThat(problem.path("violations").path(0).path("message")).isEqualTo(problem.path("detail"));
    }

    @Test
    void broken_rules_are_listed_all_at_once() {
        JsonNode violations = problem(get("/api/probe/refusal/RULE_VIOLATION"), 422, "rule-violation")
                .path("violations");
        assertThat(violations).hasSize(2);
        assertThat(RunningApplication.json(get("/api/probe/refusal/RULE_VIOLATION"))
                        .path("code")
                        .asString())
                .isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(violations.get(0).path("code").asString()).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(violations.get(0).path("path").asString()).isEqualTo("/requested");
        assertThat(violations.get(0).path("message").asString()).isNotEmpty();
        assertThat(violations.get(0).path("rule").asString()).isEqualTo("F-4");
    }

    @ParameterizedTest
    @CsvSource({
        "FILE_TOO_LARGE, 413, too-large",
        "MEDIA_TYPE_NOT_ALLOWED, 415, type-not-allowed",
        "MEDIA_TYPE_MISMATCH, 415, type-not-allowed",
        "EMPTY_FILE, 422, rule-violation",
        "FILE_NAME_INVALID, 422, rule-violation",
        "CONTENT_UNSAFE, 422, rule-violation",
        "INFECTED, 422, rule-violation",
        "STORAGE_USED_UP, 422, rule-violation",
        "SCANNER_UNAVAILABLE, 503, unavailable"
    })
    void a_refused_file_is_answered_by_its_code(String code, int status, String type) {
        JsonNode problem = problem(get("/api/probe/content/" + code), status, type);
        assertThat(problem.path("violations").get(0).path("code").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"text\":\"a\",\"count\":1,\"more\":2}    | /more: unknown property 'more'",
                "{\"text\":\"a\",\"count\":\"x\"}           | /count: ",
                "{\"text\":\"a\",\"count\":1.5}             | /count: ",
                "{\"text\":\"a\",\"count\":null}            | /count: ",
                "{\"text\":\"a\",\"count\":99999999999}     | /count: ",
                "{\"text\":\"a\",\"count\":1,\"day\":\"2019-02-30\"} | /day: not a date like 2021-02-16: 2019-02-30",
                "{\"text\":\"a\",\"count\":1,\"kind\":\"HUGE\"}      | /kind: none of [LARGE, SMALL]",
                "{\"text\":[1],\"count\":1}                 | /text: expected a text",
                "{\"text\":\"a\",\"text\":\"b\",\"count\":1}| a property is given twice",
                "{\"text\":\"a\",\"count\":1                | line 1, column",
                "{\"text\":\"a\",\"count\":1} x             | line 1, column",
                "[]                                        | expected an object",
                "{\"text\":\"a\",\"count\":1,\"money\":{\"amount\":\"1.234\",\"currency\":\"EUR\"}} | /money: more"
                        + " than the 2 decimals of EUR",
                "{\"text\":\"a\",\"count\":1,\"money\":{\"amount\":\"1.00\",\"currency\":\"XXQ\"}}  | /money: not a"
                        + " currency: XXQ",
                "{\"text\":\"a\",\"count\":1,\"money\":{\"amount\":\"1e3\",\"currency\":\"EUR\"}}   | not an amount",
                "{\"text\":\"a\",\"count\":1,\"money\":{\"amount\":12,\"currency\":\"EUR\"}}        | /money/amount:"
                        + " expected a text"
            })
    void a_malformed_body_is_told_with_the_place(String body, String told) {
        JsonNode problem = problem(application.postJson(REVIEWER, "/api/probe/body", body), 400, "malformed");
        assertThat(problem.path("detail").asString()).contains(told).doesNotContain("dev.coop", "jackson", "java.");
    }

    @Test
    void a_missing_body_part_or_parameter_is_told_by_name() {
        assertThat(detail(application.postJson(REVIEWER, "/api/probe/body", ""), 400))
                .contains("body");
        assertThat(detail(get("/api/probe/number"), 400)).contains("'n' is missing");
        assertThat(detail(get("/api/probe/number?n=x"), 400)).contains("'n' cannot be read: not a number in range");
        assertThat(detail(parts(""), 400)).contains("The part 'file' of the form is missing");
        assertThat(detail(parts("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n1\r\n"), 400))
                .contains("the part is a file without a readable name");
        HttpResponse<String> noMultipart = application.send(application
                .as(REVIEWER, "/api/probe/parts")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString("nonsense")));
        assertThat(noMultipart.statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> parts(String parts) {
        return application.send(application
                .as(REVIEWER, "/api/probe/parts")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(parts + "--b--\r\n")));
    }

    @Test
    void what_http_itself_refuses_is_a_problem_too() {
        problem(get("/api/no-such-thing"), 404, "not-found");
        HttpResponse<String> method =
                application.send(application.as(REVIEWER, "/api/probe/number").DELETE());
        problem(method, 405, "method-not-allowed");
        assertThat(method.headers().firstValue("Allow")).hasValue("GET");
        problem(
                application.send(
                        application.as(REVIEWER, "/api/probe/number?n=1").header("Accept", "image/png")),
                406,
                "not-acceptable");
        problem(
                application.send(application
                        .as(REVIEWER, "/api/probe/body")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))),
                415,
                "type-not-allowed");
        problem(application.send(application.request("/error")), 404, "not-found");
    }

    @Test
    void the_event_store_out_of_reach_is_503_with_the_time_to_wait() {
        for (String how : new String[] {"driver", "store"}) {
            HttpResponse<String> answer = get("/api/probe/failure/" + how);
            problem(answer, 503, "unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        JsonNode race = problem(get("/api/probe/failure/race"), 409, "conflict");
        assertThat(race.path("code").asString()).isEqualTo("LOST_RACE");
    }

    @Test
    void a_defect_tells_nothing_but_its_trace_id() {
        HttpResponse<String> answer = application.send(application
                .as(REVIEWER, "/api/probe/failure/bug")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        JsonNode problem = problem(answer, 500, "internal");
        assertThat(problem.path("traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /a[b HTTP/1.1", "GET /api//x HTTP/1.1", "GET /%2e%2e/x HTTP/1.1", "TRACE /api HTTP/1.1"})
    void a_request_that_the_server_refuses_gets_no_page(String line) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                application.request("/").build().uri().getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).containsPattern("HTTP/1.1 4\\d\\d").contains("application/problem+json");
            assertThat(answer).doesNotContain("<html", "Tomcat");
        }
    }

    private HttpResponse<String> get(String path) {
        return application.send(application.as(REVIEWER, path));
    }

    private static String detail(HttpResponse<String> answer, int status) {
        return problem(answer, status, "malformed").path("detail").asString();
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:coop:problem:" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
        assertThat(answer.body()).doesNotContain("secret", "\\tat ", "Exception");
        return problem;
    }
}
