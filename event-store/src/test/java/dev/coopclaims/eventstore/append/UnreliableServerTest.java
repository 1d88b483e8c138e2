package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/**
 * The appender's own logic, without a server: many short lives of an appender on a log that loses replies, fails and has
 * another writer, closed at any moment. Nothing is lost, nothing is answered twice or wrongly, everybody is answered.
 */
class UnreliableServerTest {

    private static final int LIVES = 150;
    private static final int CALLERS = 6;
    private static final long STORED_NOT = -1;
    private static final long UNKNOWN = -2;

    private int acknowledged;
    private int unknown;
    private int refused;
    private int lostReplies;
    private int storedLate;

    @Test
    void whatever_is_lost_every_caller_is_answered_and_rightly() throws InterruptedException {
        for (int life = 0; life < LIVES; life++) {
            live(life);
        }
        System.out.printf(
                "%d lives: %d acknowledged, %d unknown, %d not stored, %d replies lost, %d commits stored after that%n",
                LIVES, acknowledged, unknown, refused, lostReplies, storedLate);
        assertThat(acknowledged).isPositive();
        assertThat(unknown + refused).isPositive();
        assertThat(lostReplies).isPositive();
        assertThat(storedLate).isPositive();
    }

    private void live(long seed) throws InterruptedException {
        UnreliableLog log = new UnreliableLog(seed);
        AppenderSettings settings = new AppenderSettings(1_000, 8_000_000, 4, 256_000_000L, 2_000, 40, 0.3, 100);
        Map<String, Long> answers = new ConcurrentHashMap<>();
        Appender appender = new Appender(
                log, settings, EventStoreMeters.unregistered(), new CommitSignal(), InstantSource.system());
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            String name = "caller-" + caller + "-";
            callers.add(Thread.ofPlatform().start(() -> callUntilClosed(appender, name, answers)));
        }
        int answered = new Random(seed).nextInt(60);
        Await.until(Duration.ofSeconds(2), () -> answers.size() >= answered);
        appender.close();
        for (Thread caller : callers) {
            assertThat(caller.join(Duration.ofSeconds(20)))
                    .as("a caller of life %d is answered", seed)
                    .isTrue();
        }
        log.landAll();
        check(seed, log, answers);
        lostReplies += log.lostReplies();
        storedLate += log.storedLate();
    }

    private static void callUntilClosed(Appender appender, String name, Map<String, Long> answers) {
        for (int commit = 0; commit < 1_000; commit++) {
            String stream = name + commit;
            try {
                answers.put(stream, appender.append(TestCommits.one(stream)).firstPosition());
            } catch (EventStoreUnavailableException e) {
                answers.put(stream, e.outcomeUnknown() ? UNKNOWN : STORED_NOT);
                if (String.valueOf(e.getMessage()).contains("shut")) {
                    return;
                }
            }
        }
    }

    private void check(long seed, UnreliableLog log, Map<String, Long> answers) {
        assertThat(log.holes()).as("holes in life %d", seed).isEmpty();
        Map<String, Long> stored = new HashMap<>();
        long next = 0;
        for (RawBsonDocument document : log.stored()) {
            StoredCommit commit = StoredCommit.of(document);
            assertThat(commit.position()).as("position in life %d", seed).isEqualTo(next);
            next = CommitLayout.endOf(document);
            String stream = String.valueOf(commit.events().getFirst().stream());
            assertThat(stored.put(stream, commit.position()))
                    .as("%s in life %d is stored once", stream, seed)
                    .isNull();
        }
        answers.forEach((stream, answer) -> {
            if (answer >= 0) {
                acknowledged++;
                assertThat(stored.get(stream)).as("%s in life %d", stream, seed).isEqualTo(answer);
            } else if (answer == UNKNOWN) {
                unknown++;
            } else {
                refused++;
                assertThat(stored).as("told not stored in life %d", seed).doesNotContainKey(stream);
            }
        });
        assertThat(stored.keySet().stream().filter(stream -> !stream.startsWith("foreign")))
                .as("life %d", seed)
                .allMatch(answers::containsKey);
    }
}
