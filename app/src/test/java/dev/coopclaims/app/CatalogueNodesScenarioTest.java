package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The versions of the catalogue on a real mongod: several nodes, views that know nothing, and files that differ (domain.md §3). */
class CatalogueNodesScenarioTest {
    private final String database = RealMongod.freshDatabase();

    @TempDir
    private Path folder;

    @AfterEach
    void drop() {
        try (var client = MongoClients.create(RealMongod.uri())) {
            client.getDatabase(database).drop();
        }
    }

    @Test
    void a_second_node_with_another_file_under_the_same_name_does_not_start_and_says_what_differs() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.yaml"),
                shipped().replace("dispute_window: {value: 30,", "dispute_window: {value: 31,"));
        try (RunningApplication first = node("a")) {
            assertThatThrownBy(() -> node("b", "--coop.catalogue=" + other.toUri()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("the catalogue other.yaml differs from the version 2023.10 that was published:\n"
                            + "  Of the limits, dispute window days is 31 instead of 30.");
            assertThat(first.send(first.as("pam", "/api/catalogue/versions")).body())
                    .contains("2023.10");
        }
    }

    @Test
    void what_one_node_publishes_another_one_uses() throws IOException {
        try (RunningApplication first = node("a");
                RunningApplication second = node("b")) {
            String before = claim(second, "Before", "DIGITAL_ADVERTISING", 201);
            String corrected = shipped()
                    .replace("\"2023.10\"", "\"2023.10b\"")
                    .replaceFirst(
                            "(?s)(code: DIGITAL_ADVERTISING.{0,600}?)core_requirements: \\[NONE_STATED\\]",
                            "$1core_requirements: []")
                    .replace("default: [USD, EUR,", "default: [NZD, USD, EUR,");
            JsonNode check = json(upload(first, "", corrected));
            assertThat(check.path("kind").asString()).isEqualTo("CORRECTION");
            assertThat(first.postJson("pam", "/api/catalogue/versions/2023.10b/publication", """
                    {"sha256":"%s","comparedWith":"2023.10","reason":"Partners of New Zealand were left out."}\
                    """.formatted(
                                            check.path("sha256").asString()))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(Await.until(
                            Duration.ofSeconds(10),
                            () -> json(second.send(second.as("alice", "/api/catalogue")))
                                    .path("version")
                                    .asString()
                                    .equals("2023.10b")))
                    .isTrue();
            String after = claim(second, "After", "DIGITAL_ADVERTISING", 201);
            assertThat(versionOf(second, after)).isEqualTo("2023.10b");
            assertThat(versionOf(second, before)).isEqualTo("2023.10");
        }
    }

    /** Nothing but commands: whatever is imported here, no view knows of it. */
    @Test
    void a_half_year_in_which_something_was_earned_gets_no_version_although_no_view_knows_it() throws IOException {
        try (RunningApplication commands = node("a", "--coop.role=command")) {
            String version = shipped()
                    .replace("\"2023.10\"", "\"2026.7\"")
                    .replace("effective_from: 2019-01-01", "effective_from: 2026-07-01");
            assertThat(problems(commands, version)).isEmpty();
            assertThat(commands.postJson("fiona", "/api/earnings", """
                    [{"externalId":"FIRST","organisation":"org-aire","programme":"CSP_DIRECT","entity":"UK_LTD",
                      "earnedOn":"2026-08-31","incentive":{"amount":"10000.00","currency":"GBP"}}]\
                    """).statusCode())
                    .isEqualTo(200);
            assertThat(problems(commands, version)).containsExactly("CATALOGUE_HALF_YEAR_USED");
        }
    }

    private static List<String> problems(RunningApplication on, String yaml) {
        return json(upload(on, "?dryRun=true", yaml))
                .path("problems")
                .valueStream()
                .map(problem -> problem.path("code").asString())
                .toList();
    }

    private static HttpResponse<String> upload(RunningApplication on, String query, String yaml) {
        HttpResponse<String> answer = on.send(on.as("pam", "/api/catalogue/versions" + query)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(yaml)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String claim(RunningApplication on, String title, String activity, int status) {
        HttpResponse<String> answer = on.postJson(
                "alice", "/api/claims", PartnerAtWork.FORM.formatted(title).replace("PRINT_ADVERTISING", activity));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String claim = json(answer).path("claim").asString();
        String position = answer.headers().firstValue("Event-Position").orElseThrow();
        assertThat(on.send(on.as("alice", "/api/claims/" + claim).header("Min-Position", position))
                        .statusCode())
                .isEqualTo(200);
        return claim;
    }

    private static String versionOf(RunningApplication on, String claim) {
        return json(on.send(on.as("alice", "/api/claims/" + claim)))
                .path("catalogueVersion")
                .asString();
    }

    private RunningApplication node(String name, String... settings) {
        String[] all = new String[settings.length + 4];
        all[0] = "--spring.profiles.active=demo";
        all[1] = "--coop.clock=2026-12-20T09:00:00Z";
        all[2] = "--coop.mongodb-uri=" + RealMongod.uri();
        all[3] = "--coop.database=" + database;
        System.arraycopy(settings, 0, all, 4, settings.length);
        return RunningApplication.on(folder.resolve(name), all);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return RunningApplication.json(answer);
    }

    private static String shipped() throws IOException {
        try (InputStream yaml = CatalogueNodesScenarioTest.class.getResourceAsStream("/catalogue.yaml")) {
            assertThat(yaml).isNotNull();
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
