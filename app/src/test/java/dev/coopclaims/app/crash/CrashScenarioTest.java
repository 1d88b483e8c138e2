package dev.coopclaims.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.app.startup.Launcher;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.query.projection.ProjectionStatus;
import dev.coopclaims.query.projection.Projections;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The embedded default, killed in the middle of its work, again and again on the same folder. */
class CrashScenarioTest {

    private static final int KILLS = 2;
    private static final int CLAIMS_BEFORE_A_KILL = 60;
    private static final long LIMIT_SECONDS = 20;

    @Test
    void what_was_acknowledged_is_there_after_every_kill_and_every_view_equals_its_rebuild(@TempDir Path folder)
            throws Exception {
        Path data = folder.resolve("data");
        Acknowledged acknowledged = new Acknowledged();
        List<Integer> unanswered = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildProcess child = ChildProcess.on(data)) {
                unanswered.add(acknowledged.driveAndKill(child, CLAIMS_BEFORE_A_KILL));
            }
        }

        try (ConfigurableApplicationContext restarted = restarted(data)) {
            Map<String, Long> stored =
                    lastPositions(restarted.getBean(Appender.class).log());
            assertThat(stored).containsAllEntriesOf(acknowledged.positionsByClaim());
            System.out.printf(
                    "%d kills, requests in flight %s; %d claims acknowledged, %d stored, %d lost%n",
                    KILLS,
                    unanswered,
                    acknowledged.positionsByClaim().size(),
                    stored.keySet().stream()
                            .filter(stream -> stream.startsWith("claim-"))
                            .count(),
                    acknowledged.positionsByClaim().keySet().stream()
                            .filter(claim -> !stored.containsKey(claim))
                            .count());

            Projections projections = restarted.getBean(Projections.class);
            awaitHead(projections);
            Map<String, List<BsonDocument>> live = views(restarted.getBean(MongoDatabase.class));
            for (ProjectionStatus view : projections.status()) {
                projections.rebuild(view.name());
            }
            assertThat(live.values()).anyMatch(documents -> !documents.isEmpty());
            assertThat(views(restarted.getBean(MongoDatabase.class))).isEqualTo(live);
        }
    }

    private static ConfigurableApplicationContext restarted(Path data) {
        return Launcher.application()
                .run(
                        "--server.port=0",
                        "--coop.mongodb-uri=",
                        "--coop.data=" + data,
                        "--coop.clock=" + Caller.CLOCK,
                        "--coop.rate-limit.enabled=false");
    }

    /** The last position of each stream; reading fails when a position is missing. */
    private static Map<String, Long> lastPositions(CommitLog log) {
        Map<String, Long> last = new HashMap<>();
        try (CommitTail tail = new CommitTail(log, 0)) {
            for (List<StoredCommit> commits = tail.next(); !commits.isEmpty(); commits = tail.next()) {
                for (StoredCommit commit : commits) {
                    commit.events().forEach(event -> last.put(event.stream(), event.position()));
                }
            }
            assertThat(tail.position()).isEqualTo(log.tail().nextPosition());
        }
        return last;
    }

    private static void awaitHead(Projections projections) {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (projections.status().stream().anyMatch(view -> view.lag() > 0)) {
            assertThat(System.nanoTime()).as("%s", projections.status()).isLessThan(deadlineNanos);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static Map<String, List<BsonDocument>> views(MongoDatabase database) {
        Map<String, List<BsonDocument>> views = new TreeMap<>();
        for (String collection : database.listCollectionNames()) {
            if (collection.startsWith("view_") && !collection.equals("view_states")) {
                views.put(
                        collection,
                        database.getCollection(collection, BsonDocument.class)
                                .find()
                                .projection(com.mongodb.client.model.Projections.exclude("revision"))
                                .sort(Sorts.ascending("_id"))
                                .into(new ArrayList<>()));
            }
        }
        return views;
    }
}
