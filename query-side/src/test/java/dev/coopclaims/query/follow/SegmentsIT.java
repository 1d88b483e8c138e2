package dev.coopclaims.query.follow;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.coopclaims.query.projection.Await;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All processes agree on the segments of a group, however they start. A segment that one does not know is never taken over. */
class SegmentsIT {
    private static final int ROUNDS = 60;
    private static final int PROCESSES = 4;

    private static MongoClient client;
    private static MongoDatabase database;

    @BeforeAll
    static void open() {
        client = MongoClients.create(RealMongod.uri());
        database = client.getDatabase(RealMongod.freshDatabase());
    }

    @AfterAll
    static void close() {
        database.drop();
        client.close();
    }

    @Test
    void processes_that_start_together_agree_on_the_segments() throws Exception {
        Set<Integer> decided = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                String group = "together-" + round;
                CyclicBarrier together = new CyclicBarrier(PROCESSES);
                List<Future<Integer>> told = new ArrayList<>();
                for (int process = 0; process < PROCESSES; process++) {
                    int wanted = 2 + process;
                    told.add(threads.submit(() -> {
                        together.await();
                        return claims(group).segments(wanted);
                    }));
                }
                int segments = told.getFirst().get();
                for (Future<Integer> one : told) {
                    assertThat(one.get()).as("round %s", round).isEqualTo(segments);
                }
                assertClaimable(group, segments);
                decided.add(segments);
            }
        }
        System.out.printf("%d starts of %d processes, which decided on %s segments%n", ROUNDS, PROCESSES, decided);
        assertThat(decided).as("whoever was first").hasSizeGreaterThan(1);
    }

    @Test
    void a_first_start_that_was_interrupted_is_completed_by_the_next() {
        claims("interrupted").segments(3);
        database.getCollection(MongoGroupClaims.COLLECTION).deleteMany(gt("segment", 0));

        assertThat(claims("interrupted").segments(3)).isEqualTo(3);
        assertClaimable("interrupted", 3);
    }

    @ParameterizedTest
    @CsvSource({"2, 5", "5, 2", "1, 3", "3, 1"})
    void their_number_changes_while_nobody_holds_one_and_followers_go_back_to_their_lowest_position(
            int before, int after) {
        String group = "from-" + before + "-to-" + after;
        MongoGroupClaims claims = claims(group);
        claims.segments(before);
        for (int segment = 0; segment < before; segment++) {
            long epoch = claims.claim(segment).orElseThrow().epoch();
            claims.giveBack(segment, epoch, Map.of("one", 100L - segment, "two", 7L + segment));
        }

        MongoGroupClaims changed = claims(group);
        assertThat(changed.segments(after)).isEqualTo(after);

        assertThat(claims(group).segments(after)).isEqualTo(after);
        assertThat(changed.look().positions()).isEqualTo(Map.of("one", 101L - before, "two", 7L));
        for (int segment = 0; segment < after; segment++) {
            assertThat(changed.claim(segment).orElseThrow().positions())
                    .isEqualTo(Map.of("one", 101L - before, "two", 7L));
        }
        assertThatThrownBy(() -> claims.claim(0))
                .as("who relies on the old number")
                .hasMessage(
                        "The group %s has %d segments now, and this process knows %d. Restart it, with the same number"
                                + " everywhere.",
                        group, after, before);
    }

    @Test
    void their_number_stays_while_somebody_holds_one() {
        MongoGroupClaims holder = claims("held", "holder");
        holder.segments(2);
        long epoch = holder.claim(1).orElseThrow().epoch();

        assertThat(claims("held", "other").segments(3)).isEqualTo(2);

        assertThat(holder.store(1, epoch, Map.of("one", 3L))).isTrue();
        assertThat(claims("held", "other").claim(0)).isPresent();
    }

    @Test
    void a_change_that_was_interrupted_is_mended_by_the_next_start() {
        MongoGroupClaims claims = claims("half");
        claims.segments(2);
        for (int segment = 0; segment < 2; segment++) {
            claims.giveBack(segment, claims.claim(segment).orElseThrow().epoch(), Map.of("one", 9L));
        }
        database.getCollection(MongoGroupClaims.COLLECTION)
                .updateOne(new Document("_id", "half/1"), Updates.set("segments", 3));

        assertThat(claims("half").segments(2)).isEqualTo(2);
        assertClaimable("half", 2);
    }

    /** They threw until every process was stopped. */
    @Test
    void a_change_that_broke_off_in_the_middle_is_mended_by_whoever_claims() {
        begun("middle", 4);
        MongoGroupClaims waiting = claims("middle", "waiting");
        assertThat(waiting.segments(4)).isEqualTo(4);
        breakOff("middle", 8, 1, 2);

        for (int segment : List.of(0, 3)) {
            assertThat(waiting.claim(segment)).isPresent();
        }
        for (int segment : List.of(1, 2)) {
            assertThat(waiting.claim(segment)).as("it is mended").isEmpty();
            assertThat(waiting.claim(segment).orElseThrow().positions()).isEqualTo(Map.of("one", 9L));
        }
    }

    @Test
    void a_change_that_broke_off_in_the_middle_is_mended_by_a_start_while_others_hold_segments() {
        begun("held-half", 4);
        MongoGroupClaims holder = claims("held-half", "holder");
        assertThat(holder.segments(4)).isEqualTo(4);
        long epoch = holder.claim(0).orElseThrow().epoch();
        breakOff("held-half", 8, 1, 2);

        MongoGroupClaims started = claims("held-half", "started");
        assertThat(started.segments(8)).isEqualTo(4);

        for (int segment = 1; segment < 4; segment++) {
            assertThat(started.claim(segment)).as("segment %s", segment).isPresent();
        }
        assertThat(holder.store(0, epoch, Map.of("one", 10L))).isTrue();
    }

    @Test
    void who_stood_still_in_the_middle_of_a_change_cannot_decide_once_it_was_mended() {
        begun("still", 2);
        MongoGroupClaims still = claims("still", "still", Duration.ofMillis(50));
        long first = still.claim(0).orElseThrow().epoch();
        assertThat(still.claim(1)).isPresent();
        breakOff("still", 3, 1);

        MongoGroupClaims started = claims("still", "started", Duration.ofMillis(50));
        Await.until("its claims are over", () -> {
            started.segments(2);
            return documentsThatDiffer("still", 2) == 0;
        });

        assertThat(still.store(0, first, Map.of())).isFalse();
    }

    /** What it knew is outdated: it must not change the number for all others. */
    @Test
    void who_finds_positions_deleted_changes_no_number() {
        begun("outdated", 3);
        MongoGroupClaims outdated = claims("outdated", "outdated");
        assertThat(outdated.segments(3)).isEqualTo(3);
        assertThat(claims("outdated", "other").segments(2)).isEqualTo(2);
        database.getCollection(MongoGroupClaims.COLLECTION).deleteOne(new Document("_id", "outdated/2"));

        assertThatThrownBy(() -> outdated.claim(2)).hasMessageContaining("Restart it");

        assertThat(segmentsOf("outdated")).isEqualTo(2);
    }

    private static void begun(String group, int segments) {
        MongoGroupClaims claims = claims(group);
        claims.segments(segments);
        for (int segment = 0; segment < segments; segment++) {
            claims.giveBack(segment, claims.claim(segment).orElseThrow().epoch(), Map.of("one", 9L));
        }
    }

    private static void breakOff(String group, int after, Integer... segments) {
        database.getCollection(MongoGroupClaims.COLLECTION)
                .updateMany(and(eq("group", group), in("segment", segments)), Updates.set("segments", after));
    }

    @Test
    void processes_that_start_together_with_other_numbers_agree_again() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Set<Integer> decided = new HashSet<>();
            claims("again").segments(2);
            for (int segment = 0; segment < 2; segment++) {
                claims("again")
                        .giveBack(
                                segment,
                                claims("again").claim(segment).orElseThrow().epoch(),
                                Map.of("one", 9L));
            }
            for (int round = 0; round < ROUNDS; round++) {
                CyclicBarrier together = new CyclicBarrier(PROCESSES);
                List<Future<Integer>> told = new ArrayList<>();
                for (int process = 0; process < PROCESSES; process++) {
                    int wanted = 1 + process;
                    String node = "node-" + process;
                    told.add(threads.submit(() -> {
                        together.await();
                        return claims("again", node).segments(wanted);
                    }));
                }
                for (Future<Integer> one : told) {
                    one.get();
                }
                int there = segmentsOf("again");
                decided.add(there);
                assertThat(documentsThatDiffer("again", there))
                        .as("round %s", round)
                        .isZero();
            }
            assertThat(claims("again").look().positions()).isEqualTo(Map.of("one", 9L));
            System.out.println("changed together, with the outcomes " + decided);
        }
    }

    private static int segmentsOf(String group) {
        return Objects.requireNonNull(database.getCollection(MongoGroupClaims.COLLECTION)
                        .find(new Document("_id", group + "/0"))
                        .first())
                .getInteger("segments");
    }

    private static long documentsThatDiffer(String group, int segments) {
        return database.getCollection(MongoGroupClaims.COLLECTION)
                .countDocuments(new Document("group", group)
                        .append("segment", new Document("$lt", segments))
                        .append("segments", new Document("$ne", segments)));
    }

    @Test
    void positions_of_a_version_that_did_not_know_segments_are_refused_with_what_to_do() {
        claims("early").segments(1);
        database.getCollection(MongoGroupClaims.COLLECTION)
                .updateOne(new Document("_id", "early/0"), Updates.unset("segments"));

        assertThatThrownBy(() -> claims("early").segments(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The positions of the group early in the collection followers do not say how many segments"
                        + " there are: an unreleased version wrote them. Delete the group's documents there,"
                        + " so that its followers start over.");
    }

    private static MongoGroupClaims onEmbedded(MongoClient embedded) {
        return new MongoGroupClaims(
                embedded.getDatabase("views"), "views", "log", "node", Duration.ofSeconds(5), ClaimClock.PROCESS);
    }

    @Test
    void the_embedded_server_creates_the_segments_too() {
        MongoServer server = new MongoServer(new MemoryBackend());
        try (MongoClient embedded = MongoClients.create(server.bindAndGetConnectionString())) {
            MongoGroupClaims claims = onEmbedded(embedded);

            assertThat(claims.segments(2)).isEqualTo(2);
            for (int segment = 0; segment < 2; segment++) {
                claims.giveBack(segment, claims.claim(segment).orElseThrow().epoch(), Map.of("one", 4L));
            }
            MongoGroupClaims after = onEmbedded(embedded);
            assertThat(after.segments(3)).isEqualTo(3);
            for (int segment = 0; segment < 3; segment++) {
                assertThat(after.claim(segment)).isPresent();
            }
        } finally {
            server.shutdownNow();
        }
    }

    private static void assertClaimable(String group, int segments) {
        for (int segment = 0; segment < segments; segment++) {
            assertThat(claims(group).claim(segment))
                    .as("segment %s of %s", segment, segments)
                    .isPresent();
        }
        assertThat(claims(group).claim(segments)).as("no segment more").isEmpty();
    }

    private static MongoGroupClaims claims(String group) {
        return claims(group, "node");
    }

    private static MongoGroupClaims claims(String group, String node) {
        return claims(group, node, Duration.ofSeconds(5));
    }

    private static MongoGroupClaims claims(String group, String node, Duration timeout) {
        return new MongoGroupClaims(database, group, "log", node, timeout, ClaimClock.SERVER);
    }
}
