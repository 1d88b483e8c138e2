package dev.coopclaims.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever comes after a process that died between two steps of an erasure goes on where the log is (H-6, record 53). */
class KilledErasuresScenarioTest {
    private static final String MARK = "Marcus-Marker";
    private static final Duration STEP_WITHIN = Duration.ofSeconds(30);
    private static final Duration DONE_WITHIN = Duration.ofSeconds(60);
    private static final int TOGETHER = 4;

    /** Up to where an erasure has come, by what is stored. */
    private enum Step {
        BEGUN,
        KEYS_GONE,
        RECORDED
    }

    private final String name = RealMongod.freshDatabase();
    private final String[] settings = {
        "--coop.mongodb-uri=" + RealMongod.uri(),
        "--coop.database=" + name,
        "--coop.erasures.every=PT0.3S",
        "--coop.erasures.sealing-ends=PT1S",
        "--coop.erasures.opening-ends=PT2S"
    };

    @TempDir
    private Path folder;

    @Test
    void a_process_that_is_killed_between_two_steps_is_followed_by_one_that_goes_on() throws Exception {
        Map<Step, Integer> kills = new EnumMap<>(Step.class);
        try (MongoClient client = MongoClients.create(RealMongod.uri())) {
            MongoDatabase database = client.getDatabase(name);
            Set<String> erasures = new TreeSet<>();
            ChildProcess child = ChildProcess.on(folder.resolve("data"), settings);
            try {
                for (Step step : Step.values()) {
                    String claim = discardedClaim(child);
                    String erasure = confirmed(child, claim);
                    erasures.add(erasure);
                    awaitStep(step, claim, erasure, database);
                    child.kill();
                    kills.merge(reached(claim, erasure, database), 1, Integer::sum);
                    child = ChildProcess.on(folder.resolve("data"), settings);
                    awaitDone(child, erasure);
                }
                try (ChildProcess other = ChildProcess.on(folder.resolve("other"), settings)) {
                    for (int i = 0; i < TOGETHER; i++) {
                        erasures.add(confirmed(i % 2 == 0 ? child : other, discardedClaim(child)));
                    }
                    for (String erasure : erasures) {
                        awaitDone(other, erasure);
                    }
                }
            } finally {
                child.close();
            }
            System.out.printf("erasures: killed when they had come to %s; %d of two nodes at once%n", kills, TOGETHER);
            assertThat(kills).containsKeys(Step.KEYS_GONE, Step.RECORDED);
            for (String erasure : erasures) {
                assertThat(events(erasure, database))
                        .as(erasure)
                        .containsExactly(
                                "ErasureRequested",
                                "ErasureConfirmed",
                                "ErasureBegun",
                                "KeysDestroyed",
                                "ErasureCompleted");
            }
            assertThat(collectionsWithMark(database)).isEmpty();
            database.drop();
        }
    }

    private static String discardedClaim(ChildProcess child) throws IOException, InterruptedException {
        Caller alice = Caller.of(child.base(), "alice");
        String claim = Caller.text(alice.startClaim(), "claim");
        for (String[] said :
                List.of(new String[] {"comments", "text", "201"}, new String[] {"discard", "reason", "204"})) {
            assertThat(alice.post("/api/claims/" + claim + "/" + said[0], "{\"" + said[1] + "\":\"" + MARK + "\"}")
                            .statusCode())
                    .isEqualTo(Integer.parseInt(said[2]));
        }
        return claim;
    }

    private static String confirmed(ChildProcess child, String claim) throws IOException, InterruptedException {
        String body = "{\"stream\":\"" + claim + "\",\"reason\":\"" + MARK + "\"}";
        String erasure = Caller.text(Caller.of(child.base(), "pam").post("/api/erasures", body), "erasure");
        assertThat(Caller.of(child.base(), "petra")
                        .post("/api/erasures/" + erasure + "/confirmation", "{}")
                        .statusCode())
                .isEqualTo(200);
        return erasure;
    }

    private static void awaitStep(Step step, String claim, String erasure, MongoDatabase database) {
        long end = System.nanoTime() + STEP_WITHIN.toNanos();
        while (!hasCome(step, claim, erasure, database)) {
            assertThat(System.nanoTime()).as("%s of %s", step, erasure).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static boolean hasCome(Step step, String claim, String erasure, MongoDatabase database) {
        return switch (step) {
            case BEGUN -> events(erasure, database).contains("ErasureBegun");
            case KEYS_GONE ->
                database.getCollection(StoredFieldKeys.COLLECTION)
                                .countDocuments(Filters.and(Filters.regex("_id", claim), Filters.exists("key", false)))
                        > 0;
            case RECORDED -> events(erasure, database).contains("KeysDestroyed");
        };
    }

    private static Step reached(String claim, String erasure, MongoDatabase database) {
        if (hasCome(Step.RECORDED, claim, erasure, database)) {
            return Step.RECORDED;
        }
        return hasCome(Step.KEYS_GONE, claim, erasure, database) ? Step.KEYS_GONE : Step.BEGUN;
    }

    private static void awaitDone(ChildProcess child, String erasure) {
        assertThat(Await.until(DONE_WITHIN, () -> {
                    try {
                        return Caller.of(child.base(), "pam")
                                .read("/api/erasures/" + erasure, 0)
                                .body()
                                .contains("\"DONE\"");
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(stopped);
                    }
                }))
                .as(erasure + " is done within " + TimeUnit.SECONDS.convert(DONE_WITHIN) + " s")
                .isTrue();
    }

    /** What happened to an erasure, by the stored names of its events. */
    private static List<String> events(String erasure, MongoDatabase database) {
        List<String> events = new ArrayList<>();
        for (Document commit : database.getCollection("commits")
                .find(Filters.eq("streams.id", erasure))
                .sort(new Document("_id", 1))) {
            for (Document event : commit.getList("events", Document.class)) {
                String type = event.getString("name");
                events.add(type.substring(type.lastIndexOf('.') + 1));
            }
        }
        return events;
    }

    private static Set<String> collectionsWithMark(MongoDatabase database) {
        Set<String> found = new TreeSet<>();
        for (String collection : database.listCollectionNames()) {
            for (RawBsonDocument document :
                    database.getCollection(collection, RawBsonDocument.class).find()) {
                byte[] bytes = new byte[document.getByteBuffer().remaining()];
                document.getByteBuffer().get(bytes);
                if (new String(bytes, StandardCharsets.ISO_8859_1).contains(MARK)) {
                    found.add(collection);
                }
            }
        }
        return found;
    }
}
