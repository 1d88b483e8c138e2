package dev.coopclaims.app.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A repeat gets the whole first answer, or is told what is known of it; never a part. */
class KeptAnswerScenarioTest {
    private static final Duration LIMIT = Duration.ofSeconds(110);
    private static final String HEADER = "externalId,organisation,programme,entity,earnedOn,amount,currency\n";
    private static final String DRAFT = """
            {"programme":"CSP_DIRECT","location":"GB","activity":"PRINT_ADVERTISING","title":"Keys",
             "activityStart":"2026-09-14","activityEnd":"2026-09-18","currency":"GBP"}""";

    private final RunningApplication application = RunningApplication.get();

    @Test
    void when_the_client_goes_away_in_the_middle_its_repeat_still_gets_every_record() throws IOException {
        int records = 300;
        String rows = rows(records, "gone-", "CSP_DIRECT");
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), application.base().getPort())) {
            socket.setSoLinger(true, 0);
            byte[] body = rows.getBytes(StandardCharsets.UTF_8);
            String head = "POST /api/earnings HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + application.token("fiona") + "\r\nIdempotency-Key: key-gone\r\nContent-Type: text/csv\r\n"
                    + "Content-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            awaitTaken("key-gone", rows);
        }
        HttpResponse<String> repeated = answered(application, "key-gone", rows);
        assertThat(repeated.statusCode()).as(repeated.body()).isEqualTo(200);
        assertThat(isReplayed(repeated)).isTrue();
        JsonNode answer = RunningApplication.json(repeated);
        assertThat(answer.path("accrued").asInt()).isEqualTo(records);
        assertThat(answer.path("results")).hasSize(records);
    }

    @Test
    void an_answer_of_more_than_a_megabyte_is_repeated_whole() {
        String rows = rows(5_000, "y".repeat(150), "NONE");
        HttpResponse<String> first = imports(application, "key-long", rows);
        HttpResponse<String> again = imports(application, "key-long", rows);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).hasSizeGreaterThan(1_000_000);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(isReplayed(again)).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
    }

    @Test
    void of_an_answer_beyond_the_limit_a_repeat_is_told_what_is_known(@TempDir Path folder) {
        try (RunningApplication small = RunningApplication.on(
                folder, "--coop.idempotency.max-answer-size=1KB", "--coop.clock=2026-10-01T09:00:00Z")) {
            String rows = rows(50, "beyond-", "CSP_DIRECT");
            HttpResponse<String> first = imports(small, "key-beyond", rows);
            assertThat(RunningApplication.json(first).path("accrued").asInt()).isEqualTo(50);
            HttpResponse<String> again = imports(small, "key-beyond", rows);
            assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
            JsonNode problem = RunningApplication.json(again);
            assertThat(problem.path("code").asString()).isEqualTo("ANSWER_NOT_KEPT");
            assertThat(problem.path("detail").asString())
                    .contains(
                            "status 200",
                            first.headers().firstValue("Event-Position").orElseThrow());
        }
    }

    @Test
    void after_another_version_the_same_key_is_a_new_request() {
        String claim = draft("key-draft-1", "/api/claims");
        String comment = "{\"text\":\"hello\"}";
        String path = "/api/claims/" + claim + "/comments";
        HttpResponse<String> stale = post("alice", "key-412", path, comment, "\"99\"");
        HttpResponse<String> mended = post("alice", "key-412", path, comment, "*");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(mended.statusCode()).as(mended.body()).isEqualTo(201);
        assertThat(isReplayed(mended)).isFalse();
        HttpResponse<String> again = post("alice", "key-412", path, comment, "*");
        assertThat(isReplayed(again)).isTrue();
        assertThat(again.body()).isEqualTo(mended.body());
    }

    @Test
    void a_refusal_by_rule_is_kept_without_a_body_in_the_request_too() {
        String claim = draft("key-draft-2", "/api/claims");
        String path = "/api/claims/" + claim + "/submission";
        HttpResponse<String> refused = post("alice", "key-422", path, "", "*");
        HttpResponse<String> again = post("alice", "key-422", path, "", "*");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(isReplayed(again)).isTrue();
    }

    @Test
    void the_address_may_be_written_in_any_way_and_the_key_still_holds() {
        String claim = draft("key-encoded", "/api/claims");
        for (String path : new String[] {"/%61pi/claims", "/api/%63laims", "/%61%70%69/claim%73", "/ap%69/claims"}) {
            assertThat(draft("key-encoded", path)).as(path).isEqualTo(claim);
        }
    }

    private String draft(String key, String path) {
        HttpResponse<String> answer = post("alice", key, path, DRAFT, "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningApplication.json(answer).path("claim").asString();
    }

    /** Until the first request has the key: until then a repeat would be the first. */
    private void awaitTaken(String key, String rows) {
        Instant end = Instant.now().plus(LIMIT);
        while (application
                        .context()
                        .getBean(com.mongodb.client.MongoDatabase.class)
                        .getCollection(IdempotencyKeys.COLLECTION)
                        .countDocuments(com.mongodb.client.model.Filters.eq(
                                "_id", IdempotencyGate.lineOf("org-vendor", "fiona", key)))
                == 0) {
            assertThat(Instant.now())
                    .as("the key is not taken: " + rows.length())
                    .isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** Asks until the first request is no longer in progress. */
    private static HttpResponse<String> answered(RunningApplication application, String key, String rows) {
        Instant end = Instant.now().plus(LIMIT);
        HttpResponse<String> answer = imports(application, key, rows);
        while (answer.statusCode() == 409 && Instant.now().isBefore(end)) {
            answer = imports(application, key, rows);
        }
        return answer;
    }

    private static HttpResponse<String> imports(RunningApplication application, String key, String rows) {
        return application.send(application
                .as("fiona", "/api/earnings")
                .header("Idempotency-Key", key)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(rows)));
    }

    private HttpResponse<String> post(String user, String key, String path, String body, String tag) {
        HttpRequest.Builder request = application
                .request("/")
                .uri(URI.create(application.base() + path))
                .header("Authorization", "Bearer " + application.token(user))
                .header("Idempotency-Key", key)
                .header("If-Match", tag);
        return application.send(
                body.isEmpty()
                        ? request.POST(BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static String rows(int count, String id, String programme) {
        return IntStream.range(0, count)
                .mapToObj(i -> id + i + ",org-aire," + programme + ",UK_LTD,2026-03-31,1.00,GBP\n")
                .collect(Collectors.joining("", HEADER, ""));
    }

    private static boolean isReplayed(HttpResponse<String> answer) {
        return answer.headers().firstValue(IdempotencyGate.REPLAYED).isPresent();
    }
}
