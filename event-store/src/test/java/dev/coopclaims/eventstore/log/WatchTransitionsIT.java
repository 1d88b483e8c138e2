package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two nodes write in bursts, now and then or not at all, so that their watches change their mode all the time, while the
 * server fails them as well: each node's reader, which nothing but a signal wakes, sees every commit of both.
 */
class WatchTransitionsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int PHASES = 60;

    /** All ten times as quick as usual, and sooner busy and alone, so that much happens in some seconds. */
    private static final WatchSettings QUICK =
            new WatchSettings(100 * MILLI, 5 * MILLI, 3, 1, 2, 100 * MILLI, 700 * MILLI);

    private final String database = RealMongod.freshDatabase();
    private final MongoClient control = MongoClients.create(RealMongod.uri());
    private final List<WatchedNode> nodes = List.of(node(), node());
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Map<CommitWatch.Mode, Integer> phasesBegunIn = new EnumMap<>(CommitWatch.Mode.class);
    private long written;

    private WatchedNode node() {
        return new WatchedNode(RealMongod.uri() + "&appName=" + database, database, QUICK);
    }

    @AfterEach
    void close() {
        fail("{mode: 'off'}");
        nodes.forEach(WatchedNode::close);
        control.getDatabase(database).drop();
        control.close();
    }

    @Test
    void every_commit_is_seen_across_all_changes_of_the_mode() {
        try (ReadingThread one = new ReadingThread(nodes.get(0).openStream());
                ReadingThread other = new ReadingThread(nodes.get(1).openStream())) {
            for (int phase = 0; phase < PHASES; phase++) {
                nodes.forEach(node -> phasesBegunIn.merge(node.watch().mode(), 1, Integer::sum));
                if (random.nextInt(8) == 0) {
                    fail("{mode: {times: 2}, data: {failCommands: ['getMore', 'aggregate'], errorCode: 286, appName: '"
                            + database + "'}}");
                }
                write();
                for (ReadingThread reader : List.of(one, other)) {
                    assertThat(reader.awaitSeen(written, LIMIT))
                            .as(
                                    "seed %d, phase %d: %d of %d seen, modes %s",
                                    seed, phase, reader.seen(), written, modes())
                            .isTrue();
                }
            }
            assertThat(one.problems()).as("seed %d", seed).isEmpty();
            assertThat(other.problems()).as("seed %d", seed).isEmpty();
        }
        System.out.printf(
                "seed %d: %d commits seen by both nodes, modes changed %d and %d times, phases began in %s, sent %s and %s%n",
                seed,
                written,
                nodes.get(0).watch().changes(),
                nodes.get(1).watch().changes(),
                phasesBegunIn,
                nodes.get(0).sent(),
                nodes.get(1).sent());
        assertThat(phasesBegunIn).containsOnlyKeys(CommitWatch.Mode.values());
    }

    /** Silence, single commits or a burst, by one node or by both in turns. */
    private void write() {
        int kind = random.nextInt(4);
        if (kind == 0) {
            LockSupport.parkNanos(random.nextInt(1_500) * MILLI);
            return;
        }
        int commits = kind == 1 ? 1 + random.nextInt(5) : 50 + random.nextInt(250);
        int writer = random.nextInt(3);
        for (int commit = 0; commit < commits; commit++) {
            nodes.get(writer == 2 ? commit % 2 : writer).write(written++);
            if (kind == 1) {
                LockSupport.parkNanos(random.nextInt(300) * MILLI);
            }
        }
    }

    private List<CommitWatch.Mode> modes() {
        return nodes.stream().map(node -> node.watch().mode()).toList();
    }

    private void fail(String settings) {
        Document command = new Document("configureFailPoint", "failCommand");
        command.putAll(Document.parse(settings));
        control.getDatabase("admin").runCommand(command);
    }

    /** The way back to the beginning, when nothing is written any more. */
    @Test
    void a_silent_log_leaves_both_alone() {
        nodes.getFirst().write(0);
        nodes.getLast().write(1);
        assertThat(Await.until(
                        LIMIT,
                        () -> nodes.stream().anyMatch(node -> node.watch().changes() > 0)))
                .isTrue();
        assertThat(Await.until(LIMIT, () -> modes().stream().allMatch(CommitWatch.Mode.ALONE::equals)))
                .isTrue();
    }
}
