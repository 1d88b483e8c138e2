package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Contents of documents are kept as long as they have to be, and purged then, on both servers (H-5, C-11). */
class RetentionScenarioTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    @Test
    void contents_are_purged_when_nothing_keeps_them_on_the_embedded_server() {
        purge(folder.resolve("embedded"));
    }

    @Test
    void contents_are_purged_when_nothing_keeps_them_on_a_real_mongod() {
        purge(
                folder.resolve("real"),
                "--coop.mongodb-uri=" + RealMongod.uri(),
                "--coop.database=" + RealMongod.freshDatabase());
    }

    private static void purge(Path data, String... server) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.profiles.active=demo",
                "--coop.clock=2026-10-01T09:00:00Z",
                "--coop.due.every=PT0.2S",
                "--coop.retention.purge=true"));
        settings.addAll(List.of(server));
        try (RunningApplication application = RunningApplication.on(data, settings.toArray(String[]::new))) {
            new Course(application).run();
        }
    }

    /** What happens to a claim and its copy. */
    private record Course(RunningApplication application, PartnerAtWork work) {
        Course(RunningApplication application) {
            this(application, new PartnerAtWork(application));
        }

        void run() {
            String claim = work.start("alice", "To be purged");
            String removed = upload(claim, "INVOICE", "invoice.pdf");
            String shared = upload(claim, "COMMUNICATION_PIECE", "flyer.pdf");
            work.command("alice", "DELETE", path(claim, removed), "", 204);
            work.command("alice", "POST", "/api/claims/" + claim + "/discard", "", 204);
            String copy = work.command("alice", "POST", "/api/claims/" + claim + "/copy", "", 201)
                    .path("claim")
                    .asString();
            String copied = work.readJson("alice", "/api/claims/" + copy)
                    .path("documents")
                    .path(0)
                    .path("document")
                    .asString();
            work.command("alice", "POST", "/api/claims/" + copy + "/discard", "", 204);
            String hold = work.command("pam", "POST", "/api/claims/" + copy + "/holds", """
                {"reason":"auditors"}\
                """, 201)
                    .path("hold")
                    .asString();
            assertThat(bytes()).isPositive();

            // The last day of the activity was 18 September 2026.
            moveTo("2028-09-18T22:00:00Z");
            assertThat(status("alice", path(claim, removed))).isEqualTo(200);
            moveTo("2028-09-19T13:00:00Z");
            await(() -> history("alice", claim)
                    .contains("The contents of 2 documents are no longer kept: the originals had to be kept until the"
                            + " end of 2028-09-18."));
            assertThat(status("alice", path(claim, removed))).isEqualTo(404);
            assertThat(gone(path(claim, removed))).contains("no longer kept");
            await(() -> history("pam", copy).contains("are kept on, because of a hold on " + copy));
            assertThat(history("alice", copy)).doesNotContain("hold");
            assertThat(status("alice", path(copy, copied))).isEqualTo(200);
            assertThat(lines()).isEqualTo(1);

            work.command("pam", "DELETE", "/api/claims/" + copy + "/holds/" + hold, "", 204);
            moveTo("2028-10-19T14:00:00Z");
            await(() -> history("alice", copy).contains("The contents of 1 document are no longer kept"));
            assertThat(status("alice", path(copy, copied))).isEqualTo(404);
            assertThat(status("alice", path(claim, shared))).isEqualTo(404);
            assertThat(work.readJson("alice", "/api/claims/" + copy)
                            .path("documents")
                            .path(0)
                            .path("sha256")
                            .asString())
                    .hasSize(64);
            assertThat(lines()).isZero();
            assertThat(bytes()).isZero();
            aReplayPurgesNothing();
        }

        private void aReplayPurgesNothing() {
            EventLog log = application.context().getBean(EventLog.class);
            long head = log.head();
            application.context().getBean(Projections.class).rebuild("due");
            moveTo("2028-10-19T15:00:00Z");
            work.readJson("oscar", "/api/due");
            assertThat(log.head()).isEqualTo(head);
        }

        private String upload(String claim, String kind, String name) {
            return work.upload("alice", claim, kind, name, PartnerAtWork.pdf(name), 201)
                    .path("documents")
                    .path(0)
                    .path("document")
                    .asString();
        }

        private static String path(String claim, String document) {
            return "/api/claims/" + claim + "/documents/" + document;
        }

        private int status(String user, String path) {
            return application.send(application.as(user, path)).statusCode();
        }

        private String gone(String path) {
            HttpResponse<String> answer = application.send(application.as("alice", path));
            return RunningApplication.json(answer).path("detail").asString();
        }

        private String history(String user, String claim) {
            JsonNode history = work.readJson(user, "/api/claims/" + claim + "/history");
            return history.path("items").toString();
        }

        private long lines() {
            return database().getCollection("contents.register").countDocuments();
        }

        private long bytes() {
            Document line = database().getCollection("contents.usage").find().first();
            return line == null ? 0 : line.getLong("bytes");
        }

        private MongoDatabase database() {
            return application.context().getBean(MongoDatabase.class);
        }

        private void moveTo(String instant) {
            assertThat(application
                            .send(application
                                    .as("oscar", "/api/demo/clock")
                                    .header("Content-Type", "application/json")
                                    .PUT(HttpRequest.BodyPublishers.ofString("{\"now\":\"" + instant + "\"}")))
                            .statusCode())
                    .isEqualTo(200);
        }

        private static void await(BooleanSupplier happened) {
            assertThat(Await.until(LIMIT, happened)).isTrue();
        }
    }
}
