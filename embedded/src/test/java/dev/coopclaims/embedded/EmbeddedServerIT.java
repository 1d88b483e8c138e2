package dev.coopclaims.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {
    private static final int KILLS = 5;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 400;

    @TempDir
    private Path folder;

    @Test
    void killed_at_any_moment_it_keeps_what_it_acknowledged_and_index_and_data_agree() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        int inFlight = 0;
        for (int round = 0; round < KILLS; round++) {
            Set<String> asked = new HashSet<>();
            Process process = start(round);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                int mine = 0;
                String line = lines.readLine();
                while (line != null) {
                    String key = line.length() > 2 ? line.substring(2) : "";
                    if (line.startsWith("! ")) {
                        acknowledged.add(key);
                        asked.remove(key);
                        if (++mine == ACKNOWLEDGED_BEFORE_KILL + round * 37) {
                            process.toHandle().destroyForcibly(); // the process itself would close our end as well
                        }
                    } else if (line.startsWith("? ")) {
                        asked.add(key);
                    }
                    line = lines.readLine();
                }
                assertThat(mine).isGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_KILL);
            }
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            inFlight += asked.size();
            check(acknowledged, round + "-");
        }
        System.out.printf(
                "%d kills, %d acknowledged and kept, %d writes in flight when killed%n",
                KILLS, acknowledged.size(), inFlight);
        assertThat(inFlight).as("a kill that hit no write proves nothing").isPositive();
    }

    @Test
    void a_folder_in_use_is_refused_with_the_remedy() {
        EmbeddedServer first = EmbeddedServer.open(folder);
        try {
            assertThatThrownBy(() -> EmbeddedServer.open(folder))
                    .isInstanceOf(DataFolderUnusable.class)
                    .hasMessageContaining("in use by another process")
                    .hasMessageContaining("--data");
        } finally {
            first.close();
        }
        EmbeddedServer.open(folder).close();
    }

    @Test
    void a_damaged_file_is_refused_and_left_as_it_is() throws IOException {
        Path file = folder.resolve("coop-claims.mv");
        Files.writeString(file, "not a store".repeat(1_000));
        assertThatThrownBy(() -> EmbeddedServer.open(folder))
                .isInstanceOf(DataFolderUnusable.class)
                .hasMessageContaining("restore it");
        assertThat(file).hasContent("not a store".repeat(1_000));
    }

    private void check(Set<String> acknowledged, String lastRound) {
        EmbeddedServer server = EmbeddedServer.open(folder);
        try (MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things =
                    client.getDatabase(WritesUntilKilled.DATABASE).getCollection(WritesUntilKilled.COLLECTION);
            Set<String> stored = new HashSet<>();
            things.find().forEach(thing -> stored.add(thing.getString("_id")));
            assertThat(stored).containsAll(acknowledged);
            // The unique index knows every document of the killed process: none of their keys can be taken again.
            for (String key :
                    stored.stream().filter(key -> key.startsWith(lastRound)).toList()) {
                assertThatThrownBy(() -> things.insertOne(new Document("_id", "again").append("key", "key-" + key)))
                        .isInstanceOf(MongoWriteException.class);
            }
            assertThat(things.countDocuments(Filters.eq("_id", "again"))).isZero();
        } finally {
            server.close();
        }
    }

    private Process start(int round) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritesUntilKilled.class.getName(),
                        folder.toString(),
                        String.valueOf(round))
                .redirectErrorStream(true)
                .start();
    }
}
