package dev.coopclaims.app.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A POST with an {@code Idempotency-Key} is done once, whoever repeats it, however often, and after a restart. */
class IdempotencyScenarioTest {
    private static final int AT_ONCE = 50;
    private static final String ORGANISATIONS = "/api/organisations";

    @Test
    void the_same_key_fifty_times_in_parallel_is_one_effect_and_one_answer() throws Exception {
        RunningApplication application = RunningApplication.get();
        application.token("pam");
        List<Future<HttpResponse<String>>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                asked.add(threads.submit(() -> register(application, "pam", "key-parallel", "org-parallel")));
            }
        }
        List<HttpResponse<String>> answers = all(asked);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers.stream().map(IdempotencyScenarioTest::position).distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> !isReplayed(answer))).hasSize(1);
        assertThat(register(application, "pam", "key-parallel-2", "org-parallel")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void the_same_key_with_another_body_or_at_another_path_is_refused() {
        RunningApplication application = RunningApplication.get();
        assertThat(register(application, "pam", "key-body", "org-body-1").statusCode())
                .isEqualTo(201);
        HttpResponse<String> other = register(application, "pam", "key-body", "org-body-2");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("IDEMPOTENCY_KEY_REUSED");
        assertThat(post(application, "pam", "key-body", ORGANISATIONS + "?x=1", organisation("org-body-1"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_refusal_by_rule_is_an_answer_too_but_a_conflict_is_tried_again() {
        RunningApplication application = RunningApplication.get();
        String unknown = "/api/organisations/org-nobody/members";
        String member = "{\"user\":\"x1\",\"displayName\":\"X\",\"role\":\"PARTNER_USER\"}";
        HttpResponse<String> refused = post(application, "pam", "key-refused", unknown, member);
        HttpResponse<String> again = post(application, "pam", "key-refused", unknown, member);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(isReplayed(again)).isTrue();
        HttpResponse<String> malformed = post(application, "pam", "key-malformed", ORGANISATIONS, "{}");
        assertThat(post(application, "pam", "key-malformed", ORGANISATIONS, "{}")
                        .statusCode())
                .isEqualTo(malformed.statusCode());
        register(application, "pam", "key-first", "org-conflict");
        register(application, "pam", "key-conflict", "org-conflict");
        HttpResponse<String> conflict = register(application, "pam", "key-conflict", "org-conflict");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(isReplayed(conflict)).isFalse();
    }

    @Test
    void keys_are_per_actor_and_the_role_comes_first() {
        RunningApplication application = RunningApplication.get();
        assertThat(post(application, "rita", "key-actor", "/api/probe/body", probe(1))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> ravi = post(application, "ravi", "key-actor", "/api/probe/body", probe(2));
        assertThat(ravi.statusCode()).isEqualTo(200);
        assertThat(isReplayed(ravi)).isFalse();
        assertThat(post(application, "alice", "key-actor", "/api/probe/body", probe(1))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_key_has_one_to_255_characters() {
        RunningApplication application = RunningApplication.get();
        for (String key : List.of(" ", "k".repeat(256))) {
            assertThat(post(application, "rita", key, "/api/probe/body", probe(1))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(post(application, "rita", "k".repeat(255), "/api/probe/body", probe(1))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_same_files_are_the_same_request_whatever_the_boundary() {
        RunningApplication application = RunningApplication.get();
        HttpResponse<String> first = upload(application, "one", "content");
        HttpResponse<String> again = upload(application, "two", "content");
        HttpResponse<String> other = upload(application, "three", "contenT");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(isReplayed(again)).isTrue();
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void after_a_restart_the_first_answer_still_stands(@TempDir Path folder) {
        HttpResponse<String> first;
        try (RunningApplication before = RunningApplication.on(folder)) {
            first = register(before, "pam", "key-restart", "org-restart");
        }
        try (RunningApplication after = RunningApplication.on(folder)) {
            HttpResponse<String> again = register(after, "pam", "key-restart", "org-restart");
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(position(again)).isEqualTo(position(first));
            assertThat(isReplayed(again)).isTrue();
        }
    }

    private static HttpResponse<String> register(
            RunningApplication application, String user, String key, String organisation) {
        return post(application, user, key, ORGANISATIONS, organisation(organisation));
    }

    private static HttpResponse<String> post(
            RunningApplication application, String user, String key, String path, String body) {
        return application.send(application
                .as(user, path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> upload(RunningApplication application, String boundary, String content) {
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return application.send(application
                .as("rita", "/api/probe/parts")
                .header("Idempotency-Key", "key-parts")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String organisation(String id) {
        return "{\"organisation\":\"" + id + "\",\"name\":\"Name of " + id + "\",\"kind\":\"PARTNER\"}";
    }

    private static String probe(int count) {
        return "{\"text\":\"t\",\"count\":" + count + "}";
    }

    private static String position(HttpResponse<String> answer) {
        return answer.headers().firstValue("Event-Position").orElse("none");
    }

    private static boolean isReplayed(HttpResponse<String> answer) {
        return answer.headers().firstValue(IdempotencyGate.REPLAYED).isPresent();
    }

    private static List<HttpResponse<String>> all(List<Future<HttpResponse<String>>> asked)
            throws InterruptedException, ExecutionException {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> one : asked) {
            answers.add(one.get());
        }
        return answers;
    }
}
