package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a privacy officer does (H-5, H-6): asks, has it confirmed, sees what waits, and finds nothing afterwards. */
class ErasureScenarioTest {
    private static final String CLOCK = "--coop.clock=2026-10-01T09:00:00Z";
    private static final String[] QUICK = {
        "--coop.erasures.every=PT0.2S", "--coop.erasures.sealing-ends=PT0.5S", "--coop.erasures.opening-ends=PT1S"
    };
    private static final Duration DONE_WITHIN = Duration.ofSeconds(60);
    private static final String MARK = "Marcus-Marker";

    @TempDir
    private Path folder;

    private RunningApplication application(String... more) {
        List<String> settings = new ArrayList<>(List.of(QUICK));
        settings.add(CLOCK);
        settings.addAll(List.of(more));
        return RunningApplication.on(folder.resolve("data"), settings.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_was_written_in_a_claim_is_nowhere_any_more(boolean onMongod) {
        String[] where = onMongod
                ? new String[] {
                    "--coop.mongodb-uri=" + RealMongod.uri(), "--coop.database=" + RealMongod.freshDatabase()
                }
                : new String[0];
        try (RunningApplication application = application(where)) {
            PartnerAtWork work = new PartnerAtWork(application);
            MongoDatabase database = application.context().getBean(MongoDatabase.class);
            String claim = work.start("alice", MARK + "'s flyer");
            String path = "/api/claims/" + claim;
            work.command("alice", "POST", path + "/comments", "{\"text\":\"by %s\"}".formatted(MARK), 201);
            work.upload(
                    "alice",
                    path + "/documents",
                    Map.of("kind", "OTHER", "explanation", "of " + MARK),
                    MARK + ".pdf",
                    PartnerAtWork.pdf("a page"),
                    201);
            work.command("rita", "POST", path + "/internal-notes", "{\"text\":\"%s again\"}".formatted(MARK), 201);
            work.command("alice", "POST", path + "/discard", "{\"reason\":\"%s left\"}".formatted(MARK), 204);
            assertThat(collectionsWith(MARK, database)).isNotEmpty();

            String erasure = asked(work, "{\"stream\":\"%s\",\"reason\":\"%s asks\"}".formatted(claim, MARK));
            work.command("petra", "POST", "/api/erasures/" + erasure + "/confirmation", "", 200);
            awaitStatus(work, erasure, "DONE");

            assertThat(work.readJson("rita", path).path("title").asString()).isEqualTo("erased");
            for (String read : List.of(
                    path, path + "/history", "/api/claims", "/api/claims?q=" + MARK, "/api/erasures", "/api/tasks")) {
                assertThat(work.read(read.startsWith("/api/erasures") ? "pam" : "rita", read)
                                .body())
                        .as(read)
                        .doesNotContain(MARK);
            }
            assertThat(collectionsWith(MARK, database)).isEmpty();
        }
    }

    private static String asked(PartnerAtWork work, String body) {
        return work.command("pam", "POST", "/api/erasures", body, 201)
                .path("erasure")
                .asString();
    }

    private static JsonNode awaitStatus(PartnerAtWork work, String erasure, String status) {
        assertThat(Await.until(DONE_WITHIN, () -> status(work, erasure).equals(status)))
                .as(() -> work.read("pam", "/api/erasures/" + erasure).body())
                .isTrue();
        return work.readJson("pam", "/api/erasures/" + erasure).path("erasure");
    }

    private static String status(PartnerAtWork work, String erasure) {
        return work.readJson("pam", "/api/erasures/" + erasure)
                .path("erasure")
                .path("status")
                .asString();
    }

    /** The collections of which a document holds a text, wherever in it. */
    private static Set<String> collectionsWith(String text, MongoDatabase database) {
        Set<String> found = new TreeSet<>();
        for (String name : database.listCollectionNames()) {
            for (RawBsonDocument document :
                    database.getCollection(name, RawBsonDocument.class).find()) {
                byte[] bytes = new byte[document.getByteBuffer().remaining()];
                document.getByteBuffer().get(bytes);
                if (new String(bytes, StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(name);
                    break;
                }
            }
        }
        return found;
    }
}
