package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.StoredCommit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/**
 * Nodes that write behind each other's commits before these are durable, while fail-overs take such commits back and writes
 * land after their node has given up: the log never gets a hole, and everybody is told what is so.
 */
class ContendingNodesTest {

    private static final int LIVES = 40;
    private static final int NODES = 3;
    private static final int CALLERS = 4;
    private static final long LIFE_NANOS = TimeUnit.MILLISECONDS.toNanos(120);
    private static final long STORED_NOT = -1;
    private static final long UNKNOWN = -2;

    private int acknowledged;
    private int notAcknowledged;

    @Test
    void no_hole_and_no_wrong_answer_whatever_is_taken_back() throws InterruptedException {
        int rolledBack = 0;
        int liveWrites = 0;
        int liveUnknown = 0;
        int lateLandings = 0;
        int storedLate = 0;
        for (int life = 0; life < LIVES; life++) {
            FailingOverLog log = live(life);
            rolledBack += log.rolledBack();
            liveWrites += log.liveWrites();
            liveUnknown += log.liveUnknown();
            lateLandings += log.lateLandings();
            storedLate += log.storedLate();
        }
        System.out.printf(
                "%d lives of %d nodes: %d acknowledged, %d not, %d writes behind others, %d of them unknown, %d fail-overs"
                        + " that took commits back, %d writes landed late and stored %d commits%n",
                LIVES,
                NODES,
                acknowledged,
                notAcknowledged,
                liveWrites,
                liveUnknown,
                rolledBack,
                lateLandings,
                storedLate);
        assertThat(acknowledged).isPositive();
        assertThat(notAcknowledged)
                .as("of %d calls, those that were not answered with a position", acknowledged + notAcknowledged)
                .isLessThan(acknowledged / 5);
        assertThat(rolledBack).isPositive();
        assertThat(liveUnknown).isPositive();
        assertThat(storedLate)
                .as("commits that landed after their node was told that nobody knows")
                .isPositive();
    }

    private FailingOverLog live(long seed) throws InterruptedException {
        FailingOverLog log = new FailingOverLog(seed);
        Map<String, Long> answers = new ConcurrentHashMap<>();
        List<Appender> nodes = new ArrayList<>();
        List<Thread> callers = new ArrayList<>();
        long end = System.nanoTime() + LIFE_NANOS;
        for (int node = 0; node < NODES; node++) {
            Appender appender = new Appender(
                    log,
                    AppenderSettings.DEFAULTS,
                    EventStoreMeters.unregistered(),
                    new CommitSignal(),
                    clock(seed * NODES + node));
            nodes.add(appender);
            for (int caller = 0; caller < CALLERS; caller++) {
                String name = "node-" + node + "-caller-" + caller + "-";
                callers.add(Thread.ofPlatform().start(() -> call(appender, name, answers, end)));
            }
        }
        Random random = new Random(seed);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(random.nextInt(600_000));
            if (random.nextInt(3) == 0) {
                log.failOver();
            } else {
                log.catchUp();
            }
        }
        while (callers.stream().anyMatch(Thread::isAlive)) {
            log.catchUp();
            LockSupport.parkNanos(500_000);
        }
        for (Appender node : nodes) {
            assertThat(node.state().stoppedBy()).as("a node of life %d", seed).isNull();
            node.close();
        }
        log.landAll();
        log.catchUp();
        check(seed, log, answers);
        return log;
    }

    /** Jumps forward and back by seconds: {@code recordedAt} must not. */
    private static InstantSource clock(long seed) {
        Random random = new Random(seed);
        return () -> {
            synchronized (random) {
                return Instant.now().plusMillis(random.nextInt(-5_000, 5_000));
            }
        };
    }

    private static void call(Appender appender, String name, Map<String, Long> answers, long end) {
        for (int commit = 0; System.nanoTime() < end; commit++) {
            String stream = name + commit;
            try {
                answers.put(stream, appender.append(TestCommits.one(stream)).firstPosition());
            } catch (EventStoreUnavailableException e) {
                answers.put(stream, e.outcomeUnknown() ? UNKNOWN : STORED_NOT);
            }
        }
    }

    private void check(long seed, FailingOverLog log, Map<String, Long> answers) {
        assertThat(log.holes()).as("holes in life %d", seed).isEmpty();
        Map<String, Long> stored = new HashMap<>();
        long next = 0;
        Instant recordedAt = Instant.EPOCH;
        for (RawBsonDocument document : log.stored()) {
            StoredCommit commit = StoredCommit.of(document);
            assertThat(commit.position()).as("position in life %d", seed).isEqualTo(next);
            next = CommitLayout.endOf(document);
            assertThat(commit.recordedAt())
                    .as("time at position %d in life %d", commit.position(), seed)
                    .isAfterOrEqualTo(recordedAt);
            recordedAt = commit.recordedAt();
            String stream = String.valueOf(commit.events().getFirst().stream());
            assertThat(stored.put(stream, commit.position()))
                    .as("%s in life %d is stored once", stream, seed)
                    .isNull();
        }
        answers.forEach((stream, answer) -> {
            if (answer >= 0) {
                acknowledged++;
                assertThat(stored.get(stream)).as("%s in life %d", stream, seed).isEqualTo(answer);
            } else {
                notAcknowledged++;
                assertThat(answer != STORED_NOT || !stored.containsKey(stream))
                        .as("%s, told not stored in life %d", stream, seed)
                        .isTrue();
            }
        });
        assertThat(answers.keySet()).as("life %d", seed).containsAll(stored.keySet());
    }
}
