package dev.coopclaims.documents.gridfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.NoScanner;
import dev.coopclaims.documents.OpenedContent;
import dev.coopclaims.documents.Samples;
import dev.coopclaims.testkit.RealMongod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent to a real server, and what is left when it fails in the middle. */
class DurabilityIT {
    private static final String APPLICATION = "contents-that-fail";
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "createIndexes");
    private static final List<BsonDocument> COMMANDS = new CopyOnWriteArrayList<>();
    private static MongoClient client;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private MongoDatabase database;
    private GridFsDocumentContents contents;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(RealMongod.uri()))
                .applicationName(APPLICATION)
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        COMMANDS.add(event.getCommand().clone());
                    }
                })
                .build());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @BeforeEach
    void wire() {
        database = client.getDatabase(RealMongod.freshDatabase());
        contents = new GridFsDocumentContents(database, new NoScanner(), Duration.ofSeconds(5), 1L << 40, now::get);
    }

    @AfterEach
    void heal() {
        client.getDatabase("admin").runCommand(new Document("configureFailPoint", "failCommand").append("mode", "off"));
    }

    @Test
    void every_write_waits_for_the_majority_and_every_read_asks_it() throws Exception {
        COMMANDS.clear();
        ContentId id = store();
        contents.confirm(id);
        try (OpenedContent opened = contents.open(id).orElseThrow()) {
            assertThat(opened.stream().readAllBytes()).hasSize(600_000);
        }
        contents.discard(store());

        List<BsonDocument> writes = COMMANDS.stream()
                .filter(command -> WRITES.contains(command.getFirstKey()))
                .filter(command -> !command.toJson().contains("CONFIRMED"))
                .toList();
        assertThat(writes).hasSizeGreaterThan(8).allSatisfy(command -> {
            assertThat(command.getDocument("writeConcern").getString("w").getValue())
                    .isEqualTo("majority");
            assertThat(command.getDocument("writeConcern").getBoolean("j").getValue())
                    .isTrue();
        });
        assertThat(COMMANDS.stream().filter(command -> command.getFirstKey().equals("find")))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command.getDocument("readConcern")
                                .getString("level")
                                .getValue())
                        .isEqualTo("majority"));
    }

    @Test
    void a_small_content_is_stored_by_one_write_and_read_by_one_query() throws Exception {
        COMMANDS.clear();
        byte[] pdf = Samples.pdf(GridFsDocumentContents.MAX_SMALL_BYTES);
        ContentId id = store(pdf);
        assertThat(COMMANDS).extracting(BsonDocument::getFirstKey).containsExactly("insert");
        BsonDocument written = COMMANDS.getFirst();
        assertThat(written.getDocument("writeConcern").getString("w").getValue())
                .isEqualTo("majority");
        assertThat(written.getDocument("writeConcern").getBoolean("j").getValue())
                .isTrue();
        COMMANDS.clear();
        try (OpenedContent opened = contents.open(id).orElseThrow()) {
            assertThat(opened.stream().readAllBytes()).isEqualTo(pdf);
        }
        assertThat(COMMANDS).extracting(BsonDocument::getFirstKey).containsExactly("find");
        COMMANDS.clear();
        assertThat(contents.find(id)).isPresent();
        assertThat(COMMANDS.getFirst().getDocument("projection").containsKey("bytes"))
                .as("facts are read without the bytes")
                .isTrue();
    }

    /** The driver sends the insert again after a lost answer; the content is there once, as a whole. */
    @Test
    void a_lost_answer_to_the_one_write_leaves_one_content_or_none() throws Exception {
        client.getDatabase("admin")
                .runCommand(new Document("configureFailPoint", "failCommand")
                        .append("mode", new Document("times", 1))
                        .append(
                                "data",
                                new Document("failCommands", List.of("insert"))
                                        .append("closeConnection", true)
                                        .append("appName", APPLICATION)));
        ContentId id = store(Samples.pdf(50_000));
        assertThat(contents.find(id)).isPresent();
        assertThat(left()).isEqualTo(Map.of("files", 0L, "chunks", 0L, "register", 1L));

        failAfter(0, "insert");
        assertThatExceptionOfType(MongoException.class).isThrownBy(() -> store(Samples.pdf(50_000)));
        assertThat(left()).isEqualTo(Map.of("files", 0L, "chunks", 0L, "register", 1L));
    }

    @Test
    void a_server_that_fails_in_the_middle_of_an_upload_is_left_clean() {
        // The register line and the first chunk get through.
        failAfter(2, "insert");
        assertThatExceptionOfType(MongoException.class).isThrownBy(this::store);
        assertThat(left()).isEqualTo(Map.of("files", 0L, "chunks", 0L, "register", 0L));
    }

    @Test
    void what_could_not_be_cleaned_up_is_found_by_the_sweep() {
        failAfter(2, "insert", "delete");
        assertThatExceptionOfType(MongoCommandException.class).isThrownBy(this::store);
        heal();
        assertThat(left()).isEqualTo(Map.of("files", 0L, "chunks", 1L, "register", 1L));

        now.updateAndGet(instant -> instant.plus(Duration.ofHours(7)));
        assertThat(contents.sweepOrphans(Duration.ofHours(6), any -> true).removed())
                .isEqualTo(1);
        assertThat(left()).isEqualTo(Map.of("files", 0L, "chunks", 0L, "register", 0L));
    }

    private ContentId store() throws IOException {
        return store(Samples.pdf(600_000));
    }

    private ContentId store(byte[] pdf) throws IOException {
        return contents.store(
                        new ByteArrayInputStream(pdf),
                        ContentLimits.ofBytes(1_000_000),
                        "a.pdf",
                        Map.of("claim", "claim-1"))
                .id();
    }

    private static void failAfter(int passedCommands, String... commands) {
        client.getDatabase("admin")
                .runCommand(new Document("configureFailPoint", "failCommand")
                        .append("mode", new Document("skip", passedCommands))
                        .append(
                                "data",
                                new Document("failCommands", List.of(commands))
                                        .append("errorCode", 2)
                                        .append("appName", APPLICATION)));
    }

    private Map<String, Long> left() {
        return Map.of("files", count("files"), "chunks", count("chunks"), "register", count("register"));
    }

    private long count(String collection) {
        return database.getCollection("contents." + collection).countDocuments();
    }
}
