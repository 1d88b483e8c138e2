package dev.coopclaims.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.StoredCommit;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The event log on the embedded server under kill -9: dense, nothing acknowledged is lost, and its index has an entry for
 * every document and none besides.
 */
class KilledLogIT {
    private static final int KILLS = 4;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 300;

    @TempDir
    private Path folder;

    private final Map<String, Long> acknowledged = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int absent;

    @Test
    void killed_at_any_moment_the_log_is_dense_and_its_index_agrees() throws Exception {
        int inFlight = 0;
        for (int round = 0; round < KILLS; round++) {
            open.clear();
            appendUntilKilled(round);
            inFlight += open.size();
            check();
        }
        System.out.printf(
                "%d kills, %d commits acknowledged and kept, %d in flight when killed, %d of them absent%n",
                KILLS, acknowledged.size(), inFlight, absent);
        assertThat(inFlight).as("a kill that hit no write proves nothing").isPositive();
    }

    private void appendUntilKilled(int round) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendsUntilKilled.class.getName(),
                        folder.toString(),
                        String.valueOf(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int mine = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                if (!line.endsWith(" .")) {
                    continue;
                }
                if (words[0].equals("?")) {
                    open.add(words[1]);
                } else if (words[0].equals("!")) {
                    open.remove(words[1]);
                    acknowledged.put(words[1], Long.valueOf(words[2]));
                    if (++mine == ACKNOWLEDGED_BEFORE_KILL + round * 53) {
                        process.toHandle().destroyForcibly(); // the process itself would close our end as well
                    }
                }
            }
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(mine).isGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_KILL);
    }

    private void check() {
        EmbeddedServer server = EmbeddedServer.open(folder);
        try (MongoClient client = MongoClients.create(server.uri())) {
            EmbeddedCommitLog log = EmbeddedCommitLog.open(client, AppendsUntilKilled.DATABASE);
            Map<String, Long> stored = stored(log);
            assertThat(stored).containsAllEntriesOf(acknowledged);
            assertIndexKnows(log, stored);
            MongoEventStorageEngine engine = AppendsUntilKilled.engine(client, log);
            for (String stream : open) {
                if (stored.containsKey(stream)) {
                    acknowledged.put(stream, stored.get(stream));
                } else {
                    // An index entry without its document would refuse it.
                    acknowledged.put(stream, AppendsUntilKilled.append(engine, stream));
                    absent++;
                }
            }
            engine.appender().close();
        } finally {
            server.close();
        }
    }

    /** Streams with their positions; the tail refuses a hole. */
    private static Map<String, Long> stored(EmbeddedCommitLog log) {
        Map<String, Long> stored = new HashMap<>();
        try (CommitTail tail = new CommitTail(log, 0)) {
            for (List<StoredCommit> batch = tail.next(); !batch.isEmpty(); batch = tail.next()) {
                for (StoredCommit commit : batch) {
                    String stream = String.valueOf(commit.events().getFirst().stream());
                    assertThat(commit.events()).as("events of %s", stream).hasSize(2);
                    assertThat(stored.put(stream, commit.position()))
                            .as("%s is stored once", stream)
                            .isNull();
                }
            }
        }
        return stored;
    }

    /** No stored stream can be begun again, at the tail and past every cache. */
    private static void assertIndexKnows(EmbeddedCommitLog log, Map<String, Long> stored) {
        for (long position : stored.values()) {
            RawBsonDocument commit = log.commits(position, 1).getFirst();
            byte[] copy = new byte[commit.getByteBuffer().remaining()];
            commit.getByteBuffer().get(copy);
            CommitLayout.place(copy, log.tail().nextPosition(), log.tail().recordedAt());
            InsertOutcome outcome = log.insert(List.of(new RawBsonDocument(copy)));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            StoppedAt.class,
                            stopped -> assertThat(stopped.reason()).isEqualTo(Reason.SEQUENCE_TAKEN));
        }
    }
}
