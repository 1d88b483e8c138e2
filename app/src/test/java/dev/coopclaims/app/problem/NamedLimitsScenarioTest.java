package dev.coopclaims.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Who exceeds a limit of a request is told which one, in an answer that does not grow with the request. */
class NamedLimitsScenarioTest {
    /** A problem with everything that it may hold, in bytes; what of it is not Latin takes up to three for a character. */
    private static final int LARGEST_ANSWER_BYTES = 32_000;

    private static final RunningApplication APPLICATION = RunningApplication.get();

    static Stream<Arguments> limits() {
        return Stream.of(
                json("deep", "[".repeat(2_000), 400, "document nesting depth above 500"),
                json("deep objects", "{\"a\":".repeat(2_000), 400, "document nesting depth above 500"),
                json("digits", "{\"a\":" + "1".repeat(2_000) + "}", 400, "number value length above 1000"),
                json("name", "{\"" + "a".repeat(60_000) + "\":1}", 400, "name length above 50000"),
                json("long", " ".repeat(1_100_000), 413, "1 MiB"),
                json("title", "{\"title\":\"" + "a".repeat(300) + "\"}", 400, "200 characters"),
                form("parts", field("a").repeat(500), 413, "450 parts"),
                form("header of a part", field("a\"; x=\"" + "a".repeat(40_000)), 413, "32 KiB"),
                form("fields", field("a", "a".repeat(3_000_000)), 413, "2 MiB"),
                Arguments.of("fields of a form that has no files", 400, "1000", (Supplier<HttpResponse<String>>)
                        () -> APPLICATION.send(APPLICATION
                                .request("/oauth2/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(names(1_100, "&"))))),
                Arguments.of("form that has no files", 413, "2 MiB", (Supplier<HttpResponse<String>>) () ->
                        APPLICATION.send(APPLICATION
                                .request("/oauth2/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("a=" + "a".repeat(2_200_000))))),
                get("parameters", "/api/claims?" + "a&".repeat(1_001), 400, "1000 parameters"),
                get("limit", "/api/claims?limit=501", 400, "500"),
                get("search", "/api/claims?q=" + "a".repeat(101), 400, "100 characters"),
                Arguments.of("key", 400, "255 characters", (Supplier<HttpResponse<String>>)
                        () -> APPLICATION.send(APPLICATION
                                .as("alice", "/api/claims")
                                .header("Idempotency-Key", "k".repeat(300))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))),
                Arguments.of("position", 503, " ms", (Supplier<HttpResponse<String>>) () ->
                        APPLICATION.send(APPLICATION.as("alice", "/api/claims").header("Min-Position", "999999999"))));
    }

    static Stream<Arguments> rawLimits() {
        return Stream.of(
                Arguments.of("GET /api/claims", "X-Long: " + "a".repeat(20_000), 400, "16 KiB"),
                Arguments.of("GET /api/claims", "X-Many: a\r\n".repeat(300).strip(), 400, "100 headers"),
                Arguments.of("GET /api/claims?q=" + "a".repeat(20_000), "X: a", 400, "16 KiB"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void a_refusal_names_the_limit(String what, int status, String limit, Supplier<HttpResponse<String>> request) {
        HttpResponse<String> answer = request.get();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningApplication.json(answer).path("detail").asString()).contains(limit);
        assertThat(answer.body().length()).isLessThan(LARGEST_ANSWER_BYTES);
    }

    /** The server refuses these before any of our filters, and closes the connection. */
    @ParameterizedTest(name = "[{index}] {3}")
    @MethodSource("rawLimits")
    void a_refusal_of_a_request_that_is_not_read_names_the_limit(String line, String headers, int status, String limit)
            throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), APPLICATION.base().getPort())) {
            socket.getOutputStream()
                    .write((line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status).contains(limit);
        }
    }

    @Test
    void of_many_violations_the_first_are_told_and_how_many_more_there_are() {
        told(get("/api/claims?" + names(900, "&")), 900);
        told(get("/api/claims?" + names(50, "&" + "a".repeat(200))), 50);
        told(APPLICATION.postJson("alice", "/api/claims", "{\"" + names(900, "\":1,\"") + "\":1}"), 900);
    }

    /** Each with the most that is told of one. */
    @Test
    void an_answer_does_not_grow_with_the_places_that_are_wrong() {
        String many = IntStream.range(0, 400)
                .mapToObj(i -> "\"" + i + "~".repeat(1_500) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        HttpResponse<String> answer = APPLICATION.postJson("alice", "/api/claims", many);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body().length()).isLessThan(LARGEST_ANSWER_BYTES);
        JsonNode problem = RunningApplication.json(answer);
        assertThat(problem.path("violations").size()).isPositive();
        assertThat(problem.path("moreViolations").asInt()).isGreaterThan(300);
    }

    private static void told(HttpResponse<String> answer, int atLeast) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body().length()).isLessThan(LARGEST_ANSWER_BYTES);
        JsonNode problem = RunningApplication.json(answer);
        int told = problem.path("violations").size();
        assertThat(told).isBetween(1, 100);
        assertThat(told + problem.path("moreViolations").asInt()).isGreaterThanOrEqualTo(atLeast);
    }

    private static String names(int count, String between) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i).collect(Collectors.joining(between));
    }

    private static HttpResponse<String> get(String path) {
        return APPLICATION.send(APPLICATION.as("alice", path));
    }

    private static Arguments get(String what, String path, int status, String limit) {
        return Arguments.of(what, status, limit, (Supplier<HttpResponse<String>>) () -> get(path));
    }

    private static Arguments json(String what, String body, int status, String limit) {
        return Arguments.of(what, status, limit, (Supplier<HttpResponse<String>>)
                () -> APPLICATION.postJson("alice", "/api/claims", body));
    }

    private static Arguments form(String what, String parts, int status, String limit) {
        return Arguments.of(what, status, limit, (Supplier<HttpResponse<String>>) () -> APPLICATION.send(APPLICATION
                .as("alice", "/api/claims/" + started() + "/documents")
                .header("Content-Type", "multipart/form-data; boundary=B")
                .POST(BodyPublishers.ofString(parts + "--B--\r\n"))));
    }

    /** A form is read once it is known that what it belongs to exists. */
    private static String started() {
        HttpResponse<String> answer = APPLICATION.postJson("alice", "/api/claims", """
            {"programme":"CSP_DIRECT","location":"GB","activity":"PRINT_ADVERTISING","title":"Limits",
            "activityStart":"2026-09-14","activityEnd":"2026-09-18","currency":"GBP"}\
            """);
        return RunningApplication.json(answer).path("claim").asString();
    }

    private static String field(String name) {
        return field(name, "x");
    }

    private static String field(String name, String value) {
        return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
