package dev.coopclaims.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged is on the disk, not only handed to the system: a killed process keeps what the system has, so only
 * the order of writing, syncing and answering shows it.
 */
class SyncedBeforeAnsweredIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private MVStore store;
    private SocketServer server;
    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void open() {
        store = EmbeddedServer.openStore(WatchedFile.named(folder.resolve("watched.mv")));
        server = new SocketServer(
                new DurableBackend(store, DiskRoom.of(folder), () -> {}), folder.resolve("watched.sock"), 8);
        client = MongoClients.create(server.uri());
        database = client.getDatabase("watched");
    }

    @AfterEach
    void close() {
        WatchedFile.letSyncsGo();
        client.close();
        server.close();
        store.close();
    }

    @Test
    void every_command_that_writes_is_synced_before_it_is_answered() {
        List<Document> writing = List.of(
                Document.parse("{create: 'things'}"),
                Document.parse("{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'a', unique: true}]}"),
                Document.parse("{insert: 'things', documents: [{_id: 1, a: 1}, {_id: 2, a: 2}]}"),
                Document.parse("{update: 'things', updates: [{q: {_id: 1}, u: {$set: {b: 1}}}]}"),
                Document.parse("{findAndModify: 'things', query: {_id: 2}, update: {$set: {b: 2}}}"),
                Document.parse("{insert: 'things', documents: [{_id: 3, a: 3}, {_id: 4, a: 3}, {_id: 5, a: 5}]}"),
                Document.parse("{delete: 'things', deletes: [{q: {_id: 1}, limit: 1}]}"),
                Document.parse("{dropIndexes: 'things', index: 'a'}"),
                Document.parse("{drop: 'things'}"));
        for (Document command : writing) {
            int written = WatchedFile.written();
            int syncs = WatchedFile.syncs();

            database.runCommand(command);

            assertThat(WatchedFile.written())
                    .as("written by %s", command.toJson())
                    .isGreaterThan(written);
            assertThat(WatchedFile.syncs()).as("synced by %s", command.toJson()).isGreaterThan(syncs);
            assertThat(WatchedFile.unsynced())
                    .as("left unsynced by %s", command.toJson())
                    .isZero();
        }
        int syncs = WatchedFile.syncs();
        database.runCommand(Document.parse("{find: 'things', filter: {}}"));
        assertThat(WatchedFile.syncs()).as("a command that only reads").isEqualTo(syncs);
    }

    @Test
    void while_the_disk_syncs_nobody_is_answered() throws Exception {
        database.runCommand(Document.parse("{insert: 'things', documents: [{_id: 0}]}"));
        int syncs = WatchedFile.syncs();
        WatchedFile.holdSyncs();
        List<CompletableFuture<Document>> answers = List.of(inserted(1), inserted(2), inserted(3));

        assertThat(Await.until(LIMIT, () -> WatchedFile.syncs() > syncs)).isTrue();
        // Whoever is answered before the sync would be by now, or is not seen; none ever is.
        for (CompletableFuture<Document> answer : answers) {
            assertThat(answer.isDone()).isFalse();
        }
        WatchedFile.letSyncsGo();
        for (CompletableFuture<Document> answer : answers) {
            assertThat(answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS).get("n", Number.class))
                    .isEqualTo(1);
        }
        assertThat(WatchedFile.unsynced()).isZero();
    }

    private CompletableFuture<Document> inserted(int id) {
        return CompletableFuture.supplyAsync(
                () -> database.runCommand(
                        new Document("insert", "things").append("documents", List.of(new Document("_id", id)))),
                task -> Thread.ofPlatform().start(task));
    }
}
