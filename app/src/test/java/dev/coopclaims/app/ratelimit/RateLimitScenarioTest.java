package dev.coopclaims.app.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who asks too often is told when to ask again, and nobody else is. */
class RateLimitScenarioTest {
    private static final int BURST = 20;

    @Test
    void a_person_a_stranger_and_who_wants_tokens_are_each_bounded_by_themselves(@TempDir Path folder) {
        try (RunningApplication application = RunningApplication.on(
                folder,
                "--coop.rate-limit.enabled=true",
                "--coop.rate-limit.requests-per-second=1",
                "--coop.rate-limit.burst=" + BURST,
                "--coop.rate-limit.tokens-per-second=1")) {
            application.token("alice");
            application.token("rita");
            List<HttpResponse<String>> mine = new ArrayList<>();
            for (int i = 0; i < 3 * BURST; i++) {
                mine.add(application.send(application.as("alice", "/api/periods?on=2026-10-01")));
            }
            assertThat(mine.getFirst().statusCode()).isEqualTo(200);
            refused(mine);
            assertThat(application
                            .send(application.as("rita", "/api/periods?on=2026-10-01"))
                            .statusCode())
                    .isEqualTo(200);
            List<HttpResponse<String>> tokens = new ArrayList<>();
            for (int i = 0; i < 2 * BURST; i++) {
                tokens.add(application.send(application
                        .request("/oauth2/%74oken")
                        .POST(java.net.http.HttpRequest.BodyPublishers.noBody())));
            }
            refused(tokens);
            refused(List.of(application.send(application.request("/oauth2/jwks"))));
            List<HttpResponse<String>> strangers = new ArrayList<>();
            for (int i = 0; i < 3 * BURST; i++) {
                strangers.add(application.send(
                        application.request("/api/claims").header("Authorization", "Bearer no." + i + ".token")));
            }
            assertThat(strangers.getFirst().statusCode()).isEqualTo(401);
            refused(strangers);
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

    private static void refused(List<HttpResponse<String>> answers) {
        HttpResponse<String> last = answers.getLast();
        assertThat(last.statusCode()).as(last.body()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        JsonNode problem = RunningApplication.json(last);
        assertThat(problem.path("type").asString()).isEqualTo("urn:coop:problem:too-many-requests");
        assertThat(problem.path("detail").asString()).contains("again");
    }
}
