package dev.coopclaims.app.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.Earned;
import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.testkit.RealMongod;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * How many database commands a request itself needs, without the views' work (record 47). Whoever adds one changes the
 * figure here, and knows it.
 */
class DatabaseCommandsScenarioTest {
    private static final int LIVES = 3;

    /**
     * Besides, the caller's membership is read once a second, the count of erased keys every few seconds, and what a command
     * touches when the machine was so slow that nobody has looked at the log's end for a second.
     */
    private static final int NOW_AND_THEN = 2;

    private static final Map<String, Integer> NEEDED = Map.ofEntries(
            Map.entry("start", 2),
            Map.entry("cost", 1),
            Map.entry("document", 4),
            Map.entry("requirement", 1),
            Map.entry("metric", 1),
            Map.entry("comment", 1),
            Map.entry("comment with a key", 3),
            Map.entry("comment again with the key", 2),
            Map.entry("comment on a claim of others", 1),
            Map.entry("comment on a claim that is not there", 1),
            Map.entry("submission", 4),
            Map.entry("review", 1),
            Map.entry("approval", 1));

    private final Map<String, List<List<String>>> sent = new TreeMap<>();

    @TempDir
    private Path folder;

    @Test
    void a_request_needs_few_database_commands() {
        try (RunningApplication application = RunningApplication.on(
                Set.of(DatabaseCommands.class),
                folder,
                "--coop.clock=2026-10-01T09:00:00Z",
                // A sweep asks four things every ten seconds, whatever is requested.
                "--coop.due.every=PT1H",
                "--coop.mongodb-uri=" + RealMongod.uri(),
                "--coop.database=" + RealMongod.freshDatabase())) {
            Counting counting = new Counting(application, application.context().getBean(DatabaseCommands.class));
            Earned.publishRates(application);
            counting.post("earning", "fiona", "/api/earnings", """
                [{"externalId":"ERP-COST","organisation":"org-aire","programme":"CSP_DIRECT","entity":"UK_LTD",
                  "earnedOn":"2026-03-31","incentive":{"amount":"10000.00","currency":"GBP"}}]\
                """);
            Earned.decide(application);
            for (int life = 0; life < LIVES; life++) {
                counting.live(life);
            }
        }
        sent.remove("earning");
        sent.forEach((request, times) -> System.out.printf("%s: %s%n", request, times.getLast()));
        assertThat(sent.keySet()).isEqualTo(NEEDED.keySet());
        NEEDED.forEach((request, needed) -> {
            List<List<String>> times = Objects.requireNonNull(sent.get(request), request);
            assertThat(times.subList(1, times.size()))
                    .as(request)
                    .allSatisfy(commands -> assertThat(commands).hasSizeBetween(needed, needed + NOW_AND_THEN));
        });
    }

    /** Sends requests and counts. */
    private final class Counting {
        private final RunningApplication application;
        private final DatabaseCommands database;

        Counting(RunningApplication application, DatabaseCommands database) {
            this.application = application;
            this.database = database;
            for (String user : new String[] {"alice", "carla", "rita", "fiona"}) {
                application.token(user);
            }
        }

        void live(int life) {
            String path = "/api/claims/"
                    + post("start", "alice", "/api/claims", """
                        {"programme":"CSP_DIRECT","location":"GB","activity":"PRINT_ADVERTISING","title":"Flyers",
                         "activityStart":"2026-09-14","activityEnd":"2026-09-18","currency":"GBP"}\
                        """).path("claim").asString();
            post("cost", "alice", path + "/costs", """
                {"source":"THIRD_PARTY","expenseType":"PRINTED_MATERIAL",
                 "invoice":{"supplierName":"Print & Co","number":"COST-%d","date":"2026-09-18"},
                 "net":{"amount":"10.00","currency":"GBP"}}\
                """.formatted(life));
            attach(path, "INVOICE", "invoice " + life);
            String piece = attach(path, "COMMUNICATION_PIECE", "flyer " + life);
            String ticked = "{\"ticked\":true,\"documents\":[\"" + piece + "\"]}";
            put("requirement", path + "/requirements/PARTNER_BRAND_AND_CONTACT", ticked);
            put("requirement", path + "/requirements/VENDOR_CONTENT", ticked);
            put("metric", path + "/metrics/ESTIMATED_REACH", "{\"value\":\"12000\"}");
            String comment = "{\"text\":\"The flyers were handed out at two fairs.\"}";
            post("comment", "alice", path + "/comments", comment);
            for (String request : new String[] {"comment with a key", "comment again with the key"}) {
                counted(
                        request,
                        application
                                .as("alice", path + "/comments")
                                .header("Idempotency-Key", "key-" + life)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(comment)));
            }
            post("comment on a claim of others", "carla", path + "/comments", comment);
            post(
                    "comment on a claim that is not there",
                    "carla",
                    "/api/claims/claim-00000000-0000-7000-8000-00000000000" + life + "/comments",
                    comment);
            post("submission", "alice", path + "/submission", "");
            post("review", "rita", path + "/review", "");
            post("approval", "rita", path + "/approval", "{\"note\":\"Thanks\"}");
        }

        private String attach(String path, String kind, String what) {
            String form = "--cost\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind
                    + "\r\n--cost\r\nContent-Disposition: form-data; name=\"file\"; filename=\"page.pdf\"\r\n"
                    + "Content-Type: application/pdf\r\n\r\n%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% " + what
                    + "x".repeat(32_000) + "\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n\r\n--cost--\r\n";
            return counted(
                            "document",
                            application
                                    .as("alice", path + "/documents")
                                    .header("Content-Type", "multipart/form-data; boundary=cost")
                                    .POST(HttpRequest.BodyPublishers.ofString(form)))
                    .path("documents")
                    .path(0)
                    .path("document")
                    .asString();
        }

        private void put(String request, String path, String body) {
            send(request, "alice", "PUT", path, body);
        }

        private JsonNode post(String request, String user, String path, String body) {
            return send(request, user, "POST", path, body);
        }

        private JsonNode send(String request, String user, String method, String path, String body) {
            return counted(
                    request,
                    application
                            .as(user, path)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body)));
        }

        private JsonNode counted(String request, HttpRequest.Builder sending) {
            database.take();
            HttpResponse<String> answer = application.send(sending);
            sent.computeIfAbsent(request, ignored -> new ArrayList<>()).add(database.take());
            assertThat(answer.statusCode())
                    .as(request + " " + answer.body())
                    .isIn(request.startsWith("comment on") ? Set.of(404) : Set.of(200, 201));
            return RunningApplication.json(answer);
        }
    }
}
