package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What people wrote is in the log under keys alone (H-6): when all of these are destroyed, every view made again from the log
 * says "erased" where it stood, amounts and deadlines are what they were, and work goes on.
 */
class ErasedKeysScenarioTest {
    private static final String CLOCK = "--coop.clock=2026-10-01T09:00:00Z";
    private static final String MARK = "Marcus-Marker";
    private static final String EARNING = """
        [{"externalId":"%s-1","organisation":"org-aire","programme":"CSP_DIRECT","entity":"UK_LTD",
          "earnedOn":"2026-03-31","incentive":{"amount":"10000.00","currency":"GBP"}}]\
        """.formatted(MARK);
    private static final String REJECTION =
            "{\"reasons\":[\"EXPENSE_NOT_ELIGIBLE\"],\"text\":\"%s rejects\"}".formatted(MARK);

    /** What an erasure has still to purge besides keys: contents of files, and what is registered of them. */
    private static final Set<String> HOLD_COPIES = Set.of("contents.chunks", "contents.register");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void without_its_keys_the_log_tells_all_but_what_people_wrote(boolean onMongod) {
        String[] settings = onMongod
                ? new String[] {
                    CLOCK, "--coop.mongodb-uri=" + RealMongod.uri(), "--coop.database=" + RealMongod.freshDatabase()
                }
                : new String[] {CLOCK};
        String claim;
        JsonNode before;
        try (RunningApplication application = RunningApplication.on(folder.resolve("data"), settings)) {
            PartnerAtWork work = new PartnerAtWork(application);
            claim = rejectedClaim(work);
            before = work.readJson("rita", "/api/claims/" + claim);
            assertThat(before.toString()).contains(MARK);
            MongoDatabase database = application.context().getBean(MongoDatabase.class);
            assertThat(PrivacyOfficer.collectionsWith(MARK, database))
                    .doesNotContain(
                            MongoCommitLog.COLLECTION, StoredFieldKeys.COLLECTION, StoredFieldKeys.MASTER_COLLECTION);

            Set<String> subjects = new TreeSet<>();
            database.getCollection(StoredFieldKeys.COLLECTION)
                    .find()
                    .forEach(key -> subjects.add(key.getString("_id")));
            assertThat(application.context().getBean(StoredFieldKeys.class).erase(subjects))
                    .isEqualTo(subjects.size())
                    .isGreaterThan(5);
        }
        try (RunningApplication application = RunningApplication.on(folder.resolve("data"), settings)) {
            PartnerAtWork work = new PartnerAtWork(application);
            new RebuildableViews(application).rebuildAll();
            JsonNode after = work.readJson("rita", "/api/claims/" + claim);
            assertThat(after.toString()).doesNotContain(MARK).contains("\"title\":\"erased\"");
            for (String same : List.of("status", "requested", "number", "programme", "organisation")) {
                assertThat(after.path(same)).as(same).isEqualTo(before.path(same));
            }
            for (String path : List.of(
                    "/api/claims/" + claim + "/history",
                    "/api/claims",
                    "/api/claims?q=" + MARK,
                    "/api/overview",
                    "/api/funds",
                    "/api/tasks",
                    "/api/review-queue")) {
                assertThat(work.read("rita", path).body()).as(path).doesNotContain(MARK);
            }
            MongoDatabase database = application.context().getBean(MongoDatabase.class);
            assertThat(HOLD_COPIES).containsAll(PrivacyOfficer.collectionsWith(MARK, database));

            work.command("alice", "POST", "/api/claims/" + claim + "/comments", "{\"text\":\"still at work\"}", 201);
            assertThat(work.read("rita", "/api/claims/" + claim + "/history").body())
                    .contains("still at work");
        }
    }

    /** As people and programs drive it, with the marker in every text. */
    private static String rejectedClaim(PartnerAtWork work) {
        work.earn(EARNING);
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
        work.proveAndSubmit("alice", claim, MARK, "400.00");
        work.command("rita", "POST", path + "/review", "", 200);
        work.command("rita", "POST", path + "/internal-notes", "{\"text\":\"%s again\"}".formatted(MARK), 201);
        work.command("rita", "POST", path + "/rejection", REJECTION, 200);
        return claim;
    }

    @Test
    void a_key_service_that_is_away_unsafe_or_beside_other_keys_is_refused_with_one_sentence() {
        String address = "--coop.key-service.address=";
        String token = "--coop.key-service.token=s.secret";
        Path data = folder.resolve("service");
        assertThat(refusal(data, address + "http://127.0.0.1:1", token))
                .isEqualTo("The key service does not answer, and without it no personal data can be read.");
        assertThat(refusal(data, address + "http://vault.example:8200", token))
                .startsWith("the address of the key service must begin with https://");
        assertThat(refusal(data, address + "https:// ", token))
                .startsWith("coop.key-service.address is not an address");
        assertThat(refusal(data, address + "https://127.0.0.1:1")).startsWith("the key service needs a token");
        assertThat(refusal(data, address + "https://127.0.0.1:1", token, "--coop.master-keys=1:x"))
                .isEqualTo("coop.key-service.address is given, and other master keys too.");
        assertThat(data.resolve("master-keys")).doesNotExist();
    }

    @Test
    void a_master_key_that_is_gone_or_anothers_is_refused_with_one_sentence() throws IOException {
        Path data = folder.resolve("data");
        Path keys = data.resolve("master-keys");
        RunningApplication.on(data, CLOCK).close();
        byte[] right = Files.readAllBytes(keys);

        List<String> told = new ArrayList<>();
        Files.delete(keys);
        told.add(refusal(data));
        RunningApplication.on(folder.resolve("other"), CLOCK).close();
        Files.copy(folder.resolve("other/master-keys"), keys);
        told.add(refusal(data));
        told.add(refusal(data, "--coop.master-keys=1:no-base64"));
        assertThat(told)
                .satisfiesExactly(
                        gone -> assertThat(gone).isEqualTo("the master key file " + keys + " is missing."),
                        anothers -> assertThat(anothers)
                                .isEqualTo(
                                        "the master key of version 1 is not the one that this installation was started"
                                                + " with."),
                        malformed -> assertThat(malformed)
                                .contains("coop.master-keys is not a list of master keys: entry 1 "));

        Files.write(keys, right);
        RunningApplication.on(data, CLOCK).close();
        RunningApplication.on(data, CLOCK, "--coop.master-keys=" + new String(right, StandardCharsets.UTF_8).strip())
                .close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keys_older_than_the_log_are_refused_at_start_until_the_right_ones_are_back(boolean proofToo) {
        Path data = folder.resolve("data");
        String uri = "--coop.mongodb-uri=" + RealMongod.uri();
        String name = RealMongod.freshDatabase();
        String database = "--coop.database=" + name;
        String master = "--coop.master-keys=" + MasterKeyRing.newLine(1).strip();
        String claim;
        try (RunningApplication application = RunningApplication.on(data, CLOCK, uri, database, master)) {
            claim = new PartnerAtWork(application).start("alice", "A flyer");
        }
        try (MongoClient client = MongoClients.create(RealMongod.uri())) {
            MongoDatabase stored = client.getDatabase(name);
            List<Document> keys =
                    stored.getCollection(StoredFieldKeys.COLLECTION).find().into(new ArrayList<>());
            stored.getCollection(StoredFieldKeys.COLLECTION).drop();
            if (proofToo) {
                stored.getCollection(StoredFieldKeys.MASTER_COLLECTION).drop();
            }
            assertThat(refusal(data, uri, database, master))
                    .startsWith("Keys of personal data are older than the log. The key of ")
                    .endsWith("is missing although nobody erased it: restore the newest backup of the collection"
                            + " fieldKeys.");
            assertThat(stored.getCollection(StoredFieldKeys.COLLECTION).countDocuments())
                    .isZero();
            stored.getCollection(StoredFieldKeys.COLLECTION).insertMany(keys);
        }
        try (RunningApplication application = RunningApplication.on(data, CLOCK, uri, database, master)) {
            assertThat(new PartnerAtWork(application)
                            .readJson("alice", "/api/claims/" + claim)
                            .toString())
                    .contains("A flyer");
        }
    }

    /** As ops/keys.md says. */
    @Test
    void the_databases_own_master_key_is_left_by_a_rotation() throws Exception {
        Path data = folder.resolve("data");
        String uri = "--coop.mongodb-uri=" + RealMongod.uri();
        String name = RealMongod.freshDatabase();
        String database = "--coop.database=" + name;
        String claim;
        try (RunningApplication application = RunningApplication.on(data, CLOCK, uri, database)) {
            claim = new PartnerAtWork(application).start("alice", "A flyer");
        }
        assertThat(refusal(
                        data,
                        uri,
                        database,
                        "--coop.master-keys=" + MasterKeyRing.newLine(1).strip()))
                .startsWith("the master key of version 1 is not the one that this installation was started with");
        String second = MasterKeyRing.newLine(2).strip();
        try (MongoClient client = MongoClients.create(RealMongod.uri())) {
            MongoCollection<Document> secrets = client.getDatabase(name).getCollection("installationSecrets");
            MongoCollection<Document> keys = client.getDatabase(name).getCollection(StoredFieldKeys.COLLECTION);
            Document byId = new Document("_id", "master-key");
            String both = "--coop.master-keys=1:"
                    + Objects.requireNonNull(secrets.find(byId).first()).getString("base64") + "," + second;
            try (RunningApplication application =
                    RunningApplication.on(data, CLOCK, uri, database, both, "--coop.master-key-rotation=PT1S")) {
                assertThat(Await.until(
                                Duration.ofSeconds(60), () -> keys.countDocuments(new Document("master", 1)) == 0))
                        .isTrue();
                assertThat(new PartnerAtWork(application)
                                .readJson("alice", "/api/claims/" + claim)
                                .toString())
                        .contains("A flyer");
            }
            assertThat(keys.countDocuments(new Document("master", 2))).isPositive();
            assertThat(secrets.deleteOne(byId).getDeletedCount()).isEqualTo(1);
            try (RunningApplication application =
                    RunningApplication.on(data, CLOCK, uri, database, "--coop.master-keys=" + second)) {
                new RebuildableViews(application).rebuildAll();
                assertThat(new PartnerAtWork(application)
                                .readJson("alice", "/api/claims/" + claim)
                                .toString())
                        .contains("A flyer");
            }
        }
    }

    private static String refusal(Path data, String... settings) {
        String[] all = new String[settings.length + 1];
        all[0] = CLOCK;
        System.arraycopy(settings, 0, all, 1, settings.length);
        List<String> said = new ArrayList<>();
        assertThatThrownBy(() -> RunningApplication.on(data, all).close()).satisfies(failure -> {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof CannotStart cannot) {
                    said.add(String.valueOf(cannot.getMessage()));
                    return;
                }
            }
        });
        assertThat(said).hasSize(1);
        return said.getFirst();
    }
}
