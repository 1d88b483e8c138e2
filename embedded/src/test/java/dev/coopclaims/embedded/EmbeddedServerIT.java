package dev.coopclaims.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

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

    @Test
    void it_listens_on_no_port_and_its_files_are_its_owners_alone() throws IOException {
        Path own = folder.resolve("own");
        EmbeddedServer server = EmbeddedServer.open(own);
        try {
            assertThat(server.uri()).endsWith(".sock/").doesNotContain("127.0.0.1", "localhost");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                    .isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(own)) {
                assertThat(files.filter(Files::isRegularFile))
                        .hasSizeGreaterThan(2)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("socket"))))
                    .isEqualTo("rwx------");
        } finally {
            server.close();
        }
    }

    @Test
    void an_installation_whose_data_are_gone_is_no_new_one() throws IOException {
        EmbeddedServer.open(folder).close();
        Path file = folder.resolve("coop-claims.mv");

        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> EmbeddedServer.open(folder))
                .isInstanceOf(DataFolderUnusable.class)
                .hasMessageContaining("is empty")
                .hasMessageContaining("restore the file from a copy");
        Files.delete(file);
        assertThatThrownBy(() -> EmbeddedServer.open(folder))
                .isInstanceOf(DataFolderUnusable.class)
                .hasMessageContaining("is missing");
        Files.delete(folder.resolve("coop-claims.installation"));
        EmbeddedServer.open(folder).close();
    }

    /** The driver takes the path of a socket for the name of a host, and writes it in small letters. */
    @Test
    void a_folder_may_have_capital_letters() {
        EmbeddedServer server = EmbeddedServer.open(folder.resolve("Data"));
        try (MongoClient client = MongoClients.create(server.uri())) {
            assertThat(client.getDatabase("capitals").listCollectionNames()).isEmpty();
        } finally {
            server.close();
        }
    }

    @Test
    void what_is_not_there_is_dropped_without_a_line_in_the_log() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        EmbeddedServer server = EmbeddedServer.open(folder);
        try (MongoClient client = MongoClients.create(server.uri())) {
            MongoDatabase database = client.getDatabase("drops");
            database.getCollection("never").drop();
            database.getCollection("things").insertOne(new Document());
            database.getCollection("things").drop();
            assertThat(database.listCollectionNames()).isEmpty();
            assertThatThrownBy(() -> database.runCommand(new Document("drop", "never")))
                    .isInstanceOfSatisfying(
                            MongoCommandException.class,
                            told -> assertThat(told.getErrorCodeName()).isEqualTo("NamespaceNotFound"));
        } finally {
            server.close();
            root.detachAppender(logged);
        }
        assertThat(logged.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
    }

    @Test
    void a_full_disk_refuses_what_adds_and_goes_on_reading_and_writes_again_with_room() {
        AtomicLong usable = new AtomicLong(1L << 30);
        EmbeddedServer server = EmbeddedServer.open(folder, of -> new DiskRoom(of, 1L << 20, usable::get), () -> {
            throw new IllegalStateException("broken");
        });
        try (MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> things = client.getDatabase("room").getCollection("things");
            things.insertOne(new Document("_id", 1));

            usable.set(100);
            assertThatThrownBy(() -> things.insertOne(new Document("_id", 2)))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            refused -> assertThat(refused.getCode()).isEqualTo(DiskRoom.OUT_OF_DISK_SPACE));
            assertThat(things.countDocuments()).isEqualTo(1);
            assertThat(things.updateOne(Filters.eq("_id", 1), new Document("$set", new Document("seen", true)))
                            .getModifiedCount())
                    .isEqualTo(1);
            assertThat(folder.resolve("coop-claims.reserve")).doesNotExist();

            usable.set(1L << 30);
            things.insertOne(new Document("_id", 2));
            assertThat(folder.resolve("coop-claims.reserve")).isRegularFile();
        } finally {
            server.close();
        }
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
