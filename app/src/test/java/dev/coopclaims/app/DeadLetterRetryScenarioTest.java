package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands still is tried again by the key that the list of dead letters shows, whatever the key is made of. */
class DeadLetterRetryScenarioTest {
    /** Views with a document already, and the part of a key that a slash divides in some of them. */
    private static final Map<String, String> VIEWS = Map.of("members", "org-aire/alice", "organisations", "org-aire");

    @Test
    void every_document_that_stands_still_can_be_retried(@TempDir Path folder) {
        try (RunningApplication application = RunningApplication.on(folder, "--coop.clock=2026-10-01T09:00:00Z")) {
            MongoDatabase database = application.context().getBean(MongoDatabase.class);
            VIEWS.forEach((view, key) -> {
                standStill(collection(database, view), key);
                JsonKeys shown = JsonKeys.of(
                        application.send(application.as("oscar", "/api/projections/" + view + "/dead-letters")));
                assertThat(shown.keys()).as(view).hasSize(1);
                HttpResponse<String> retried = application.send(application
                        .as(
                                "oscar",
                                "/api/projections/" + view + "/dead-letters/"
                                        + shown.keys().getFirst() + "/retry")
                        .POST(HttpRequest.BodyPublishers.noBody()));
                assertThat(retried.statusCode()).as(view + " " + retried.body()).isEqualTo(204);
            });
            assertThat(application.send(application.as("alice", "/api/claims")).statusCode())
                    .isEqualTo(200);
        }
    }

    /** The keys that a list of dead letters shows. */
    private record JsonKeys(List<String> keys) {
        static JsonKeys of(HttpResponse<String> answer) {
            List<String> keys = new ArrayList<>();
            RunningApplication.json(answer)
                    .get("items")
                    .forEach(item -> keys.add(item.get("key").asString()));
            return new JsonKeys(keys);
        }
    }

    private static MongoCollection<Document> collection(MongoDatabase database, String view) {
        return database.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.startsWith("view_" + view + "_"))
                .map(database::getCollection)
                .findFirst()
                .orElseThrow();
    }

    /** As an event that cannot be applied leaves it. */
    private static void standStill(MongoCollection<Document> documents, String key) {
        Document document =
                Objects.requireNonNull(documents.find(Filters.eq("_id", key)).first());
        Document mark = new Document("position", 0L)
                .append("last", document.getLong("position"))
                .append("waiting", 0L)
                .append("attempts", 1L)
                .append("since", Date.from(Instant.EPOCH))
                .append("cause", "a test")
                .append("bare", false);
        assertThat(documents
                        .updateOne(Filters.eq("_id", key), Updates.set("parked", mark))
                        .getModifiedCount())
                .as(key)
                .isOne();
    }
}
