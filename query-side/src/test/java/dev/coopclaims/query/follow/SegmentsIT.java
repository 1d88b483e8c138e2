package dev.coopclaims.query.follow;

import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

        assertThat(claims("interrupted").segments(2)).isEqualTo(3);
        assertClaimable("interrupted", 3);
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

    @Test
    void the_embedded_server_creates_the_segments_too() {
        MongoServer server = new MongoServer(new MemoryBackend());
        try (MongoClient embedded = MongoClients.create(server.bindAndGetConnectionString())) {
            MongoGroupClaims claims = new MongoGroupClaims(
                    embedded.getDatabase("views"), "views", "log", "node", Duration.ofSeconds(5), ClaimClock.PROCESS);

            assertThat(claims.segments(2)).isEqualTo(2);
            assertThat(claims.segments(3)).isEqualTo(2);
            assertThat(claims.claim(0)).isPresent();
            assertThat(claims.claim(1)).isPresent();
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
        return new MongoGroupClaims(database, group, "log", "node", Duration.ofSeconds(5), ClaimClock.SERVER);
    }
}
