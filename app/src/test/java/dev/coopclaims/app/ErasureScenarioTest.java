package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.testkit.RealMongod;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a privacy officer does (H-5, H-6): asks, has it confirmed, sees what waits, and finds nothing afterwards. */
class ErasureScenarioTest {
    private static final String MARK = "Marcus-Marker";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_was_written_in_a_claim_is_nowhere_any_more(boolean onMongod) {
        try (RunningApplication application = PrivacyOfficer.application(folder, PrivacyOfficer.server(onMongod))) {
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
            work.command("pam", "POST", "/api/organisations/org-aire/exceptions", """
                    {"claim":"%s","costDates":{"from":"2000-01-01"},"until":"2040-01-01","reason":"%s was ill"}""".formatted(claim, MARK), 201);
            work.command("alice", "POST", path + "/discard", "{\"reason\":\"%s left\"}".formatted(MARK), 204);
            assertThat(PrivacyOfficer.collectionsWith(MARK, database)).isNotEmpty();

            new PrivacyOfficer(work).erase(claim, MARK + " asks");

            assertThat(work.readJson("rita", path).path("title").asString()).isEqualTo("erased");
            for (String read : List.of(
                    path,
                    path + "/history",
                    "/api/claims",
                    "/api/claims?q=" + MARK,
                    "/api/erasures",
                    "/api/tasks",
                    "/api/organisations/org-aire/exceptions")) {
                assertThat(work.read(read.startsWith("/api/erasures") ? "pam" : "rita", read)
                                .body())
                        .as(read)
                        .doesNotContain(MARK);
            }
            assertThat(PrivacyOfficer.collectionsWith(MARK, database)).isEmpty();
        }
    }

    /** H-6: a statement that the system rendered is the claim's texts in another form; what people uploaded stays (H-5). */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_statement_that_was_rendered_of_it_goes_with_it(boolean onMongod) {
        try (RunningApplication application = PrivacyOfficer.application(folder, PrivacyOfficer.server(onMongod))) {
            PartnerAtWork work = new PartnerAtWork(application);
            String claim = work.start("alice", "A flyer");
            String path = "/api/claims/" + claim;
            work.command("alice", "POST", path + "/costs", inHouseBy(MARK), 201);
            work.upload("alice", claim, "OTHER", "page.pdf", PartnerAtWork.pdf("a page"), 201);
            List<String> statements = new ArrayList<>();
            List<String> uploads = new ArrayList<>();
            work.readJson("alice", path)
                    .path("documents")
                    .forEach(document -> (document.path("kind").asString().equals("CSR") ? statements : uploads)
                            .add(path + "/documents/"
                                    + document.path("document").asString()));
            assertThat(statements).hasSize(1);
            assertThat(uploads).hasSize(1);
            assertThat(status(application, statements.getFirst())).isEqualTo(200);
            work.command("alice", "POST", path + "/discard", "{\"reason\":\"not needed\"}", 204);

            new PrivacyOfficer(work).erase(claim, "asked");

            assertThat(status(application, statements.getFirst())).isEqualTo(404);
            assertThat(status(application, uploads.getFirst())).isEqualTo(200);
            assertThat(work.readJson("rita", path).path("documents").size()).isEqualTo(2);
        }
    }

    /** As somebody asks who has the guide alone, with each of its answers. */
    @Test
    void what_cannot_be_erased_is_refused_with_a_reason_and_what_is_held_waits_for_all_to_see() {
        try (RunningApplication application = PrivacyOfficer.application(folder)) {
            PartnerAtWork work = new PartnerAtWork(application);
            PrivacyOfficer officer = new PrivacyOfficer(work);
            String claim = work.start("alice", "A flyer");
            String path = "/api/claims/" + claim;
            work.command("alice", "POST", path + "/discard", "{\"reason\":\"so\"}", 204);
            String ofClaim = "{\"stream\":\"%s\",\"reason\":\"asks\"}".formatted(claim);

            assertThat(refused(work, "{\"person\":\"nobody\",\"reason\":\"asks\"}", 422))
                    .isEqualTo("UNKNOWN_ERASURE_SUBJECT");
            assertThat(refused(work, "{\"stream\":\"claim-none\",\"reason\":\"asks\"}", 422))
                    .isEqualTo("UNKNOWN_ERASURE_SUBJECT");
            assertThat(refused(work, "{\"person\":\"alice\",\"reason\":\"asks\"}", 409))
                    .isEqualTo("STILL_A_MEMBER");
            assertThat(refused(work, "{\"stream\":\"org-aire\",\"reason\":\"asks\"}", 409))
                    .isEqualTo("ORGANISATION_STILL_OPEN");

            String hold = work.command("fiona", "POST", path + "/holds", "{\"reason\":\"auditors\"}", 201)
                    .path("hold")
                    .asString();
            work.command("pam", "DELETE", "/api/organisations/org-aire/members/alice", "", 204);
            String ofPerson = officer.asked("{\"person\":\"alice\",\"reason\":\"asks\"}");
            String erasure = officer.asked(ofClaim);
            assertThat(refused(work, ofClaim, 409)).isEqualTo("ERASURE_OPEN");
            for (String one : List.of(ofPerson, erasure)) {
                assertThat(work.command("pam", "POST", "/api/erasures/" + one + "/confirmation", "", 422)
                                .path("code")
                                .asString())
                        .isEqualTo("SECOND_PERSON_NEEDED");
                officer.confirm(one);
                assertThat(officer.awaitStatus(one, "WAITING").path("waitsFor"))
                        .singleElement()
                        .satisfies(wait -> {
                            assertThat(wait.path("why").asString()).isEqualTo("HOLD");
                            assertThat(wait.path("of").asString()).isEqualTo(claim);
                        });
            }

            work.command("fiona", "DELETE", path + "/holds/" + hold, "", 204);
            for (String one : List.of(ofPerson, erasure)) {
                assertThat(officer.awaitStatus(one, "DONE").path("reason").asString())
                        .isEqualTo("erased");
            }
            officer.erase(claim, "asked for once more");
            assertThat(work.readJson("pam", "/api/erasures/" + erasure)
                            .path("erasure")
                            .path("doneBefore"))
                    .hasSize(1);
        }
    }

    private static String refused(PartnerAtWork work, String body, int status) {
        return work.command("pam", "POST", "/api/erasures", body, status)
                .path("code")
                .asString();
    }

    /** A digest of a short text can be guessed, so it goes with the answer; what was done once is not done again for all that. */
    @Test
    void of_an_answer_that_was_kept_only_status_and_position_are_left() {
        try (RunningApplication application = PrivacyOfficer.application(folder)) {
            PartnerAtWork work = new PartnerAtWork(application);
            MongoDatabase database = application.context().getBean(MongoDatabase.class);
            String claim = work.start("alice", "A flyer");
            String path = "/api/claims/" + claim;
            HttpResponse<String> first = keyed(application, path + "/comments", "{\"text\":\"by " + MARK + "\"}");
            assertThat(first.statusCode()).isEqualTo(201);
            work.command("alice", "POST", path + "/discard", "{\"reason\":\"so\"}", 204);

            new PrivacyOfficer(work).erase(claim, "asked");

            List<Document> kept =
                    database.getCollection("idempotencyKeys").find().into(new ArrayList<>());
            assertThat(kept).singleElement().satisfies(line -> {
                assertThat(line.keySet())
                        .containsExactlyInAnyOrder("_id", "attempt", "leaseUntil", "expiresAt", "status", "headers");
                assertThat(line.get("headers", Document.class).keySet()).containsExactly("Event-Position");
            });
            int comments = work.readJson("rita", path).path("comments").size();
            for (String text : List.of("by " + MARK, "something else")) {
                HttpResponse<String> again = keyed(application, path + "/comments", "{\"text\":\"" + text + "\"}");
                assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
                assertThat(again.body()).contains("ANSWER_NOT_KEPT", "status 201");
            }
            assertThat(work.readJson("rita", path).path("comments").size()).isEqualTo(comments);
        }
    }

    private static HttpResponse<String> keyed(RunningApplication application, String path, String body) {
        return application.send(application
                .as("alice", path)
                .header("Idempotency-Key", "key-erased")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String inHouseBy(String worker) {
        return """
            {"source":"IN_HOUSE","expenseType":"PRINTED_MATERIAL",
             "work":{"worker":"%s","hours":8,"hourlyRate":{"amount":"25.00","currency":"GBP"},
                     "from":"2026-09-14","to":"2026-09-15","description":"Layout"},
             "net":{"amount":"200.00","currency":"GBP"}}\
            """.formatted(worker);
    }

    private static int status(RunningApplication application, String path) {
        HttpResponse<String> answer = application.send(application.as("rita", path));
        return answer.statusCode();
    }

    /**
     * A log that was restored from between the confirmation and the destruction, beside the newest keys; and a process that died
     * after another one had deferred what it destroyed: no key is left, and copies are.
     */
    @Test
    void what_is_confirmed_when_its_keys_are_gone_already_is_brought_to_its_end() {
        try (RunningApplication application = PrivacyOfficer.application(folder)) {
            PartnerAtWork work = new PartnerAtWork(application);
            PrivacyOfficer officer = new PrivacyOfficer(work);
            MongoDatabase database = application.context().getBean(MongoDatabase.class);
            String claim = work.start("alice", MARK);
            work.upload("alice", claim, "OTHER", MARK + ".pdf", PartnerAtWork.pdf("a page"), 201);
            work.command("alice", "POST", "/api/claims/" + claim + "/discard", "{\"reason\":\"so\"}", 204);
            String erasure = officer.asked("{\"stream\":\"%s\",\"reason\":\"%s\"}".formatted(claim, MARK));
            Set<String> keys = new TreeSet<>();
            database.getCollection(StoredFieldKeys.COLLECTION)
                    .find(Filters.regex("_id", claim + "|" + erasure))
                    .forEach(key -> keys.add(key.getString("_id")));
            assertThat(application.context().getBean(StoredFieldKeys.class).erase(keys))
                    .isEqualTo(2);
            assertThat(PrivacyOfficer.collectionsWith(MARK, database)).isNotEmpty();

            officer.confirm(erasure);

            officer.awaitStatus(erasure, "DONE");
            assertThat(PrivacyOfficer.collectionsWith(MARK, database)).isEmpty();
        }
    }

    /** The log knows which keys are to be gone, so an older copy of the keys brings none of them back. */
    @Test
    void keys_that_an_older_copy_brings_back_are_destroyed_again_at_the_next_start() {
        String name = RealMongod.freshDatabase();
        String[] where = {
            "--coop.mongodb-uri=" + RealMongod.uri(),
            "--coop.database=" + name,
            "--coop.master-keys=" + MasterKeyRing.newLine(1).strip()
        };
        String erased;
        String kept;
        List<Document> copy = new ArrayList<>();
        try (MongoClient client = MongoClients.create(RealMongod.uri())) {
            MongoCollection<Document> keys = client.getDatabase(name).getCollection(StoredFieldKeys.COLLECTION);
            try (RunningApplication application = PrivacyOfficer.application(folder, where)) {
                PartnerAtWork work = new PartnerAtWork(application);
                erased = work.start("alice", MARK);
                kept = work.start("alice", "Another");
                work.command("alice", "POST", "/api/claims/" + erased + "/discard", "{\"reason\":\"so\"}", 204);
                String erasure =
                        new PrivacyOfficer(work).asked("{\"stream\":\"%s\",\"reason\":\"asked\"}".formatted(erased));
                keys.find().into(copy);
                new PrivacyOfficer(work).confirm(erasure);
                new PrivacyOfficer(work).awaitStatus(erasure, "DONE");
            }
            keys.drop();
            keys.insertMany(copy);
            assertThat(hasKey(keys, erased)).isTrue();

            try (RunningApplication application = PrivacyOfficer.application(folder, where)) {
                assertThat(hasKey(keys, erased)).as("destroyed again").isFalse();
                assertThat(hasKey(keys, kept)).as("never destroyed").isTrue();
                new RebuildableViews(application).rebuildAll();
                PartnerAtWork work = new PartnerAtWork(application);
                assertThat(work.read("rita", "/api/claims/" + erased).body()).doesNotContain(MARK);
                assertThat(work.read("rita", "/api/claims/" + kept).body()).contains("Another");
            }
        }
    }

    private static boolean hasKey(MongoCollection<Document> keys, String claim) {
        return keys.countDocuments(Filters.and(Filters.regex("_id", claim), Filters.exists("key"))) == 1;
    }
}
