package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What databases keep of documents that were replaced (H-6): no answer shows it, and the guide of the keys says how an operator
 * gets rid of it. Texts in the log are sealed, so this is about views, kept answers and names of files alone.
 */
class DiskRemainsScenarioTest {
    private static final String MARK = "zqkxwvjmark";
    private static final Duration SYNCHRONISED_WITHIN = Duration.ofMinutes(2);
    private static final int EMPTIED = 2;

    @TempDir
    private Path folder;

    @Test
    void a_member_that_is_emptied_and_synchronised_anew_holds_nothing_of_it() throws Exception {
        Path data = folder.resolve("set");
        RealMongod set = RealMongod.start(3, data);
        try {
            String[] database = {"--coop.mongodb-uri=" + set.connectionString(), "--coop.database=remains"};
            try (RunningApplication application = PrivacyOfficer.application(folder, database)) {
                writtenAndErased(application);
            }
            try (MongoClient client = MongoClients.create(set.connectionString())) {
                Map<String, Integer> oplog = inOplog(client);
                System.out.printf("remains of an erasure in local.oplog.rs, by collection: %s%n", oplog);
                assertThat(oplog.keySet()).as("sealed in the log").doesNotContain("commits", "fieldKeys");
                Path member = data.resolve("member-" + EMPTIED);
                kill(set.pids().get(EMPTIED));
                Map<String, Integer> before = inFiles(member);
                emptied(member);
                set.restart(EMPTIED);
                awaitSecondaries(client);
                kill(set.pids().get(EMPTIED));

                Map<String, Integer> after = inFiles(member);
                System.out.printf(
                        "remains of an erasure in files of a member: %s before it was emptied, %s afterwards%n",
                        before, after);
                assertThat(before).as("there is something to get rid of").isNotEmpty();
                assertThat(after).isEmpty();
            }
        } finally {
            set.stop();
        }
    }

    @Test
    void the_embedded_databases_file_holds_nothing_of_it_after_it_was_written_anew() throws Exception {
        Path data = folder.resolve("data");
        String claim;
        try (RunningApplication application = PrivacyOfficer.application(folder)) {
            claim = writtenAndErased(application);
        }
        Map<String, Integer> stopped = inFiles(data);
        try (RunningApplication application = PrivacyOfficer.application(folder, "--coop.compact-data=true")) {
            Map<String, Integer> compacted = inFiles(data);
            System.out.printf(
                    "remains of an erasure in the embedded database: %s after it was stopped, %s after a start with"
                            + " coop.compact-data%n",
                    stopped, compacted);
            assertThat(stopped).as("there is something to get rid of").isNotEmpty();
            assertThat(compacted).isEmpty();
            PartnerAtWork work = new PartnerAtWork(application);
            assertThat(work.readJson("rita", "/api/claims/" + claim)
                            .path("title")
                            .asString())
                    .isEqualTo("erased");
            work.command("alice", "POST", "/api/claims/" + claim + "/comments", "{\"text\":\"still at work\"}", 201);
        }
    }

    private static String writtenAndErased(RunningApplication application) {
        PartnerAtWork work = new PartnerAtWork(application);
        String claim = work.start("alice", MARK + "'s flyer");
        String path = "/api/claims/" + claim;
        work.command("alice", "POST", path + "/comments", "{\"text\":\"by %s\"}".formatted(MARK), 201);
        work.upload("alice", claim, "OTHER", MARK + ".pdf", PartnerAtWork.pdf("a page"), 201);
        work.command("rita", "POST", path + "/internal-notes", "{\"text\":\"%s again\"}".formatted(MARK), 201);
        work.command("alice", "POST", path + "/discard", "{\"reason\":\"%s left\"}".formatted(MARK), 204);
        assertThat(work.read("rita", path).body()).contains(MARK);
        new PrivacyOfficer(work).erase(claim, MARK + " asks");
        assertThat(work.read("rita", path).body()).doesNotContain(MARK);
        return claim;
    }

    private static Map<String, Integer> inOplog(MongoClient client) {
        Map<String, Integer> found = new TreeMap<>();
        for (RawBsonDocument entry : client.getDatabase("local")
                .getCollection("oplog.rs", RawBsonDocument.class)
                .find(Filters.regex("ns", "^remains\\."))) {
            byte[] bytes = new byte[entry.getByteBuffer().remaining()];
            entry.getByteBuffer().get(bytes);
            if (times(bytes) > 0) {
                found.merge(entry.getString("ns").getValue().substring("remains.".length()), 1, Integer::sum);
            }
        }
        return found;
    }

    /** How often the marker stands in the files of a folder, by the beginning of their names. */
    private static Map<String, Integer> inFiles(Path in) throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        Files.walkFileTree(in, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                int times = attributes.isRegularFile() ? times(Files.readAllBytes(file)) : 0;
                if (times > 0) {
                    found.merge(file.getFileName().toString().replaceAll("[-0-9.].*", ""), times, Integer::sum);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static int times(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int times = 0;
        for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
            times++;
        }
        return times;
    }

    private static void emptied(Path member) throws IOException {
        List<Path> all;
        try (var walk = Files.walk(member)) {
            all = new ArrayList<>(walk.filter(path -> !path.equals(member)).toList());
        }
        for (Path path : all.reversed()) {
            Files.delete(path);
        }
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroy();
        process.onExit().join();
    }

    private static void awaitSecondaries(MongoClient client) {
        assertThat(Await.until(
                        SYNCHRONISED_WITHIN,
                        () -> client
                                        .getDatabase("admin")
                                        .runCommand(new Document("replSetGetStatus", 1))
                                        .getList("members", Document.class)
                                        .stream()
                                        .filter(member ->
                                                member.getString("stateStr").equals("SECONDARY"))
                                        .count()
                                == 2))
                .as("synchronised")
                .isTrue();
    }
}
