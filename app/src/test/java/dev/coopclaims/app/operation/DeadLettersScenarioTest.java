package dev.coopclaims.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.testkit.RealMongod;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What stands still over HTTP (record 56): who may see and retry it, and what it takes away from answers meanwhile. */
class DeadLettersScenarioTest {
    private static final String LETTERS = "/api/projections/fundbalances/dead-letters";
    private static final String RETRY = LETTERS + "/fund-nowhere/retry";
    private static final List<String> NOT_OPERATORS = List.of("rita", "fiona", "hanna");

    @TempDir
    private Path folder;

    private final String database = RealMongod.freshDatabase();
    private final String[] settings = {
        "--coop.clock=2026-10-01T09:00:00Z", "--coop.mongodb-uri=" + RealMongod.uri(), "--coop.database=" + database
    };

    @Test
    void operators_see_and_retry_what_stands_still_and_nobody_else() {
        try (RunningApplication first = RunningApplication.on(folder, settings)) {
            assertThat(get(first, "oscar", LETTERS).body()).isEqualTo("{\"items\":[]}");
            assertThat(post(first, "oscar", RETRY).statusCode()).isEqualTo(404);
            assertThat(get(first, "fiona", "/api/overview").statusCode()).isEqualTo(200);
        }
        aFundStandsStill();
        try (RunningApplication application = RunningApplication.on(folder, settings)) {
            JsonNode letter = RunningApplication.json(get(application, "oscar", LETTERS))
                    .path("items")
                    .path(0);
            assertThat(letter.path("key").asString()).isEqualTo("fund-nowhere");
            assertThat(letter.path("waiting").asLong()).isEqualTo(2);
            assertThat(letterCount(application)).isEqualTo(1);
            for (String other : NOT_OPERATORS) {
                assertThat(get(application, other, LETTERS).statusCode())
                        .as("dead letters as %s", other)
                        .isEqualTo(403);
                assertThat(post(application, other, RETRY).statusCode())
                        .as("retry as %s", other)
                        .isEqualTo(403);
            }
            assertThat(application.send(application.request(LETTERS)).statusCode())
                    .isEqualTo(401);
            onlyOperatorsSeeTheDetailsOfHealth(application);
            assertThat(get(application, "fiona", "/api/overview").statusCode())
                    .as("totals of which one may be missing")
                    .isEqualTo(503);

            assertThat(post(application, "oscar", RETRY).statusCode()).isEqualTo(204);

            assertThat(get(application, "oscar", LETTERS).body()).isEqualTo("{\"items\":[]}");
            assertThat(letterCount(application)).isZero();
            assertThat(get(application, "fiona", "/api/overview").statusCode()).isEqualTo(200);
            assertThat(post(application, "oscar", RETRY).statusCode()).isEqualTo(404);
        }
    }

    private static void onlyOperatorsSeeTheDetailsOfHealth(RunningApplication application) {
        String health = "/actuator/health";
        assertThat(get(application, "oscar", health).body()).contains("deadLetters");
        for (String other : NOT_OPERATORS) {
            assertThat(get(application, other, health).body())
                    .as("health as %s", other)
                    .contains("UP")
                    .doesNotContain("deadLetters", "fundbalances");
            assertThat(get(application, other, "/actuator/followers").statusCode())
                    .as("what is not exposed, as %s", other)
                    .isEqualTo(403);
        }
        assertThat(application.send(application.request(health)).body()).doesNotContain("deadLetters", "fundbalances");
    }

    /** As a fold leaves it that could not apply the first of three events. */
    private void aFundStandsStill() {
        try (MongoClient client = MongoClients.create(RealMongod.uri())) {
            MongoDatabase of = client.getDatabase(database);
            String view = StreamSupport.stream(of.listCollectionNames().spliterator(), false)
                    .filter(name -> name.startsWith("view_fundbalances_"))
                    .findFirst()
                    .orElseThrow();
            of.getCollection(view)
                    .insertOne(new Document("_id", "fund-nowhere")
                            .append("position", 0L)
                            .append("revision", 1L)
                            .append(
                                    "parked",
                                    new Document("position", 0L)
                                            .append("last", 0L)
                                            .append("waiting", 2L)
                                            .append("attempts", 1L)
                                            .append("since", Date.from(Instant.parse("2026-10-01T09:00:00Z")))
                                            .append("cause", "IllegalStateException")
                                            .append("bare", true)));
            of.getCollection("view_states")
                    .updateOne(
                            Filters.eq("_id", view),
                            Updates.combine(Updates.set("parked", true), Updates.inc("parkings", 1L)));
        }
    }

    private static HttpResponse<String> get(RunningApplication application, String user, String path) {
        return application.send(application.as(user, path));
    }

    private static HttpResponse<String> post(RunningApplication application, String user, String path) {
        return application.send(application.as(user, path).POST(BodyPublishers.noBody()));
    }

    private static long letterCount(RunningApplication application) {
        for (JsonNode view : RunningApplication.json(get(application, "oscar", "/api/projections"))
                .path("items")) {
            if (view.path("name").asString().equals("fundbalances")) {
                return view.path("deadLetters").asLong();
            }
        }
        throw new AssertionError("there is no such view");
    }
}
