package dev.coopclaims.app.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who asks too often is told the limit and when to ask again, and nobody else is. */
class RateLimitScenarioTest {
    private static final int BURST = 20;
    private static final int TOKENS_BURST = 40;
    private static final int FAILED_BURST = 5;

    @Test
    void a_person_a_stranger_and_who_wants_tokens_are_each_bounded_by_themselves(@TempDir Path folder) {
        try (RunningApplication application = RunningApplication.on(
                folder,
                "--coop.rate-limit.enabled=true",
                "--coop.rate-limit.requests-per-second=1",
                "--coop.rate-limit.burst=" + BURST,
                "--coop.rate-limit.tokens-per-second=1",
                "--coop.rate-limit.tokens-burst=" + TOKENS_BURST)) {
            application.token("alice");
            application.token("rita");
            List<HttpResponse<String>> mine =
                    several(3 * BURST, () -> application.send(application.as("alice", "/api/periods?on=2026-10-01")));
            assertThat(mine.getFirst().statusCode()).isEqualTo(200);
            refused(mine, "at most 20 at once and 1 per second");
            assertThat(application
                            .send(application.as("rita", "/api/periods?on=2026-10-01"))
                            .statusCode())
                    .isEqualTo(200);
            refused(
                    several(
                            2 * TOKENS_BURST,
                            () -> application.send(
                                    application.request("/oauth2/%6Awks").GET())),
                    "at most 40 at once and 1 per second");
            refused(List.of(application.send(application.request("/oauth2/jwks"))), "");
            List<HttpResponse<String>> strangers = several(
                    3 * BURST,
                    () -> application.send(
                            application.request("/api/claims").header("Authorization", "Bearer not.a.token")));
            assertThat(strangers.getFirst().statusCode()).isEqualTo(401);
            refused(strangers, "at most 20 at once and 1 per second");
            // Behind one address are strangers and people.
            assertThat(application
                            .send(application.as("rita", "/api/periods?on=2026-10-01"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(application
                            .send(application.request("/actuator/health/liveness"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Guessing is bounded far more strictly than logging in, and a right guess tells nothing once it was too much. */
    @Test
    void who_fails_to_log_in_gets_few_attempts(@TempDir Path folder) {
        try (RunningApplication application = RunningApplication.on(
                folder, "--coop.rate-limit.enabled=true", "--coop.rate-limit.failed-log-ins-burst=" + FAILED_BURST)) {
            assertThat(several(10 * FAILED_BURST, () -> application.askForToken("alice", "demo")))
                    .allMatch(answer -> answer.statusCode() == 200);
            List<HttpResponse<String>> guesses =
                    several(10 * FAILED_BURST, () -> application.askForToken("alice", "guess"));
            assertThat(guesses.stream().filter(answer -> answer.statusCode() == 401))
                    .hasSizeBetween(FAILED_BURST, 2 * FAILED_BURST);
            refused(guesses, "at most 5 at once and 1 per second");
            refused(List.of(application.askForToken("alice", "demo")), "log-ins that failed");
        }
    }

    /** What the handed scripts need is granted by default: one log-in a request, several hundred in a row. */
    @Test
    void a_script_that_logs_in_for_every_request_is_not_refused(@TempDir Path folder) {
        try (RunningApplication application = RunningApplication.on(folder, "--coop.rate-limit.enabled=true")) {
            assertThat(several(600, () -> application.askForToken("alice", "demo")))
                    .allMatch(answer -> answer.statusCode() == 200);
        }
    }

    private static List<HttpResponse<String>> several(int times, Supplier<HttpResponse<String>> request) {
        return Stream.generate(request).limit(times).toList();
    }

    private static void refused(List<HttpResponse<String>> answers, String limit) {
        HttpResponse<String> last = answers.getLast();
        assertThat(last.statusCode()).as(last.body()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        JsonNode problem = RunningApplication.json(last);
        assertThat(problem.path("type").asString()).isEqualTo("urn:coop:problem:too-many-requests");
        assertThat(problem.path("detail").asString()).contains("again", limit);
    }
}
