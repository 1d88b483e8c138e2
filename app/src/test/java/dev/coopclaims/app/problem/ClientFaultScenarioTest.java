package dev.coopclaims.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.coopclaims.app.RunningApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the client did wrong is never our failure: a problem of 4xx whose status is the answer's, and no line in the log. */
class ClientFaultScenarioTest {
    private static final int SOCKET_TIMEOUT_MILLIS = 60_000;
    private static final String MANY =
            IntStream.range(0, 1_001).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"));

    private final RunningApplication application = RunningApplication.get();
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

    @BeforeEach
    void listen() {
        // What is told once at the start is none of these requests'.
        application.token("alice");
        seen.start();
        root().addAppender(seen);
    }

    @AfterEach
    void nothing_was_logged() {
        root().detachAppender(seen);
        assertThat(seen.list.stream()
                        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                        .map(ILoggingEvent::getFormattedMessage))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health?=x",
                "/actuator/prometheus?a=1&=x",
                "/docs?=x",
                "/actuator/health?MANY",
                "/nowhere?=x",
                "/api/claims?=x",
                "/%61pi/claims?=x",
                "/api/periods?on=2026-01-01&=",
                "/api/claims?MANY",
                "/api/claims?%EF%BF%BF=1",
                "/api/catalogue?%00=1"
            })
    void a_query_that_cannot_be_read_is_malformed(String path) {
        String head = "GET " + path.replace("MANY", MANY) + " HTTP/1.1";
        malformed(raw(head, path.startsWith("/actuator") ? "" : "alice", "\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/oauth2/token | application/x-www-form-urlencoded | zz",
                "/oauth2/token | application/x-www-form-urlencoded | 2;x=LONG",
                "/api/claims | application/json | zz",
                "/api/claims | application/json | 7fffffffff",
                "/api/claims | application/json | 2;x=LONG",
                "/api/earnings | text/csv | zz",
                "/api/claims/claim-x/documents | multipart/form-data; boundary=B | zz",
            })
    void a_chunk_that_is_broken_is_malformed(String path, String type, String chunk) {
        String user = path.endsWith("earnings") ? "fiona" : "alice";
        malformed(raw(
                "POST " + path + " HTTP/1.1",
                user,
                "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk.replace("LONG", "y".repeat(10_000)) + "\r\n{}\r\n0\r\n\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/claims | application/json | {\"a\":1",
                "/api/claims/claim-x/documents | application/json | {\"a\":1",
                "/api/earnings | application/json | [{\"a\":1",
                "/api/claims/claim-x/documents | multipart/form-data; boundary=B "
                        + "| --B~Content-Disposition: form-data; name=\"kind\"~~INV",
                "/api/claims/claim-x/documents | multipart/form-data; boundary=B | --B~Content-Disposition: form-d",
                "/api/claims/claim-x/documents | multipart/form-data | --B~",
            })
    void a_body_that_ends_early_is_malformed(String path, String type, String body) {
        String user = path.endsWith("earnings") ? "fiona" : "alice";
        malformed(raw(
                "POST " + path + " HTTP/1.1",
                user,
                "Content-Type: " + type + "\r\nContent-Length: 1000\r\n\r\n" + body.replace("~", "\r\n")));
    }

    /** Who ends in the middle of a form may be answered or not, but it is no failure of ours. */
    @Test
    void a_form_that_ends_early_is_no_failure() {
        String answer = raw(
                "POST /oauth2/token HTTP/1.1",
                "",
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ngrant_type=cl");
        assertThat(answer).doesNotStartWith("HTTP/1.1 5");
    }

    /** Unread: the server would keep all files of a form, even for who has no name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /oauth2/token | | form-data",
                "POST /oauth2/jwks | | form-data",
                "POST /error | | form-data",
                "POST /docs | | mixed",
                "GET /actuator/health | | form-data",
                "POST /api/claims | alice | form-data",
                "POST /api/claims/claim-x/comments | alice | mixed",
                "POST /api/claims/claim-x/documents | alice | mixed",
                "POST /%61pi/claims | alice | related",
            })
    void a_form_with_files_where_none_is_taken_is_refused_unread(String line, String user, String kind) {
        problem(
                raw(
                        line + " HTTP/1.1",
                        user == null ? "" : user,
                        "Content-Type: multipart/KIND; boundary=B~Content-Length: 50000000~~--B~"
                                .replace("KIND", kind)
                                .replace("~", "\r\n")),
                415);
    }

    /** What it was about is not there, so nothing of it is worth a fingerprint. */
    @Test
    void a_repeatable_upload_to_what_is_not_there_is_refused_unread() {
        problem(
                raw(
                        "POST /api/claims/claim-x/documents HTTP/1.1",
                        "alice",
                        ("Idempotency-Key: unread-1~Content-Type: multipart/form-data; boundary=B~"
                                        + "Content-Length: 50000000~~--B~")
                                .replace("~", "\r\n")),
                404);
    }

    /** Nothing is out of order, and nobody shall be woken for it: the position may never be written. */
    @Test
    void a_position_that_nothing_has_reached_is_no_outage() {
        problem(raw("GET /api/claims HTTP/1.1", "alice", "Min-Position: 999999999999\r\n\r\n"), 503);
        assertThat(raw("GET /api/claims HTTP/1.1", "alice", "\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_trailer_that_is_too_long_is_malformed() {
        malformed(raw(
                "POST /api/claims HTTP/1.1",
                "alice",
                "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nx: "
                        + "y".repeat(20_000) + "\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0001b", "a\uffffb", "a\u200fb"})
    void a_form_field_with_an_odd_name_is_malformed(String name) {
        String form = "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\nx\r\n--B--\r\n";
        int length = form.getBytes(StandardCharsets.UTF_8).length;
        malformed(raw(
                "POST /api/claims/claim-x/documents HTTP/1.1",
                "alice",
                "Content-Type: multipart/form-data; boundary=B\r\nContent-Length: " + length + "\r\n\r\n" + form));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /api/claims HTTP/1.1 | Expect: foo | 417",
                "POST /api/claims HTTP/1.1 | Transfer-Encoding: gzip, chunked | 501",
                "GET /api/claims HTTP/2.0 | X: y | 505",
                "GET /api/claims HTTP/9.9 | X: y | 505",
                "CONNECT example.org:443 HTTP/1.1 | X: y | 405",
                "TRACE /api/claims HTTP/1.1 | X: y | 405",
                "FOO /api/claims HTTP/1.1 | X: y | 405",
                "PROPFIND /api/claims HTTP/1.1 | X: y | 405",
                "PUT /api/claims HTTP/1.1 | X: y | 405",
                "FOO /actuator/health HTTP/1.1 | X: y | 405",
                "POST /actuator/health HTTP/1.1 | X: y | 405",
                "GET /actuator/health/nope HTTP/1.1 | X: y | 404",
                "FOO /nowhere HTTP/1.1 | X: y | 404",
                "GET /a[b HTTP/1.1 | X: y | 400",
                "GET /api/claims HTTP/1.1 | X: LONG | 400",
                "GET /api/claims HTTP/1.1 | Content-Length: x | 400",
                "POST /api/claims HTTP/1.1 | Content-Length: 1~Content-Length: 2 | 400",
                "GET /api/;x=1/claims HTTP/1.1 | X: y | 400",
                "GET /api/%2e%2e/claims HTTP/1.1 | X: y | 400",
                "GET //api/claims HTTP/1.1 | X: y | 400",
                "GET /WEB-INF/web.xml HTTP/1.1 | X: y | 404",
                "GET /api/claims HTTP/1.1 | Authorization: Bearer twice | 400",
            })
    void the_status_of_the_body_is_the_answers(String line, String header, int status) {
        String sent = header.replace("LONG", "y".repeat(20_000)).replace("~", "\r\n") + "\r\n\r\n";
        JsonNode problem = problem(raw(line, "alice", sent), status);
        assertThat(problem.path("type").asString()).startsWith("urn:coop:problem:");
    }

    @Test
    void a_token_is_refused_with_a_problem_too() {
        assertThat(raw("POST /oauth2/token HTTP/1.1", "", "Content-Length: 0\r\n\r\n"))
                .contains("WWW-Authenticate: Basic")
                .satisfies(answer -> problem(answer, 401));
        for (String line : new String[] {"GET /oauth2/token", "PUT /oauth2/token", "FOO /oauth2/token"}) {
            assertThat(raw(line + " HTTP/1.1", "", "Content-Length: 0\r\n\r\n"))
                    .contains("Allow: POST")
                    .doesNotContain("Set-Cookie")
                    .satisfies(answer -> problem(answer, 405));
        }
        problem(raw("POST /oauth2/jwks HTTP/1.1", "", "Content-Length: 0\r\n\r\n"), 405);
    }

    /** RFC 6749, 5.2: what is wrong with a request for a token has a form of its own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice:wrong | grant_type=client_credentials | 401 | invalid_client",
                "nobody:demo | grant_type=client_credentials | 401 | invalid_client",
                "alice:demo | grant_type=password | 400 | unsupported_grant_type",
                "alice:demo | a=b | 400 | invalid_request",
                "alice:demo | grant_type=client_credentials&scope=all | 400 | invalid_scope",
            })
    void what_is_wrong_with_a_request_for_a_token_is_told_as_OAuth_has_it(
            String client, String form, int status, String error) {
        String basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        String answer = raw(
                "POST /oauth2/token HTTP/1.1",
                "",
                "Authorization: Basic " + basic + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: " + form.length() + "\r\n\r\n" + form);
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/json", "\"error\":\"" + error + "\"");
    }

    @Test
    void a_client_that_hangs_up_is_no_error() throws IOException {
        for (String path : new String[] {"/v3/api-docs", "/api/catalogue", "/actuator/prometheus"}) {
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), application.base().getPort())) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                        + application.token("alice") + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        // Served by the same threads after those that nobody waited for.
        assertThat(raw("GET /actuator/health HTTP/1.1", "", "\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void no_answer_names_what_it_is_made_of() {
        assertThat(raw("GET /actuator/prometheus HTTP/1.1", "", "\r\n"))
                .doesNotContain("jvm_info", "runtime=\"", System.getProperty("java.version"));
        String hours = "{\"source\":\"IN_HOUSE\",\"inHouse\":{\"hours\":1e-2147483648}}";
        for (String answer : new String[] {
            raw("GET /actuator/info HTTP/1.1", "", "\r\n"),
            json("/api/claims/claim-x/costs", "alice", hours),
            json("/api/claims/claim-x/costs", "alice", "{\"net\":".repeat(600)),
            json("/api/claims/claim-x/costs", "alice", "{\"source\":" + "9".repeat(2_000) + "}"),
            json("/api/earnings", "fiona", "[{\"externalId\":" + "[".repeat(20) + "]"),
            json("/api/earnings", "fiona", "[{\"externalId\":" + "9".repeat(2_000) + "}]"),
        }) {
            assertThat(answer.substring(answer.indexOf("\r\n\r\n")))
                    .doesNotContain(
                            "java.", "tools.jackson", "StreamRead", "()", "`", "org.spring", "Exception", "OpenJDK")
                    .doesNotContain(System.getProperty("java.version"));
        }
    }

    /** Written out, they would take all memory, or minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "-1e999999999", "1e1000000", "1e-2147483648", "1e31"})
    void a_number_that_stands_for_millions_of_digits_is_malformed(String hours) {
        String answer = json("/api/claims/claim-x/costs", "alice", "{\"work\":{\"hours\":" + hours + "}}");
        // Whatever else is missing is told with it.
        assertThat(problem(answer, 400).path("violations").findValuesAsString("path"))
                .contains("/work/hours");
    }

    private String json(String path, String user, String body) {
        return raw(
                "POST " + path + " HTTP/1.1",
                user,
                "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private void malformed(String answer) {
        // Files for a claim that is not there are refused before they are read.
        if (answer.startsWith("HTTP/1.1 404")) {
            problem(answer, 404);
            return;
        }
        JsonNode problem = problem(answer, 400);
        assertThat(problem.path("type").asString()).isEqualTo("urn:coop:problem:malformed");
    }

    private static JsonNode problem(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        assertThat(answer)
                .contains(
                        "X-Content-Type-Options: nosniff\r\n",
                        "X-Frame-Options: DENY\r\n",
                        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox\r\n",
                        "Referrer-Policy: no-referrer\r\n")
                .containsPattern("Cache-Control: [^\r]*no-store");
        String body = answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
        JsonNode problem = JsonMapper.shared().readTree(body);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
        return problem;
    }

    /** The rest is headers, and behind an empty line the body; then the client sends nothing more. */
    private String raw(String line, String user, String rest) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), application.base().getPort())) {
            socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
            String token = user.isEmpty() ? "" : "Authorization: Bearer " + application.token(user) + "\r\n";
            String request = line + "\r\nHost: localhost\r\nConnection: close\r\n" + token + rest;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
