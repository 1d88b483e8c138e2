package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies get lost, before and after the write took effect: every commit is stored once and answered rightly. */
class LostRepliesIT {

    private static final int CALLERS = 32;
    private static final int COMMITS_PER_CALLER = 10;
    private static final String UNREACHABLE = "{failCommands: ['insert', 'find'], closeConnection: true}";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Long enough to send a commit within, whatever else the machine does. */
    private static final long SHORT_TIMEOUT_MILLIS = 5_000;

    private final String database = RealMongod.freshDatabase();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MongoClient control = MongoClients.create(RealMongod.uri());
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        recover();
        callers.close();
        for (AutoCloseable closeable : open.reversed()) {
            closeable.close();
        }
        control.getDatabase(database).drop();
        control.close();
    }

    /** The driver repeats a write by itself once; without that, and with it, the outcome must be the same. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_connection_that_breaks_before_the_write_loses_and_doubles_nothing(boolean retryWrites) throws Exception {
        Appender appender = appender("coop-before-" + retryWrites, retryWrites, AppenderSettings.DEFAULTS);
        fail("coop-before-" + retryWrites, "{times: 12}", "{failCommands: ['insert'], closeConnection: true}");

        assertStoredOnce(appender, appendByMany(appender));
        if (!retryWrites) {
            assertThat(unknownOutcomes()).isPositive();
        }
    }

    /** The server has written and then reports that it cannot promise a majority: stored, yet not surely. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_reply_without_the_majoritys_word_loses_and_doubles_nothing(boolean retryWrites) throws Exception {
        Appender appender = appender("coop-after-" + retryWrites, retryWrites, AppenderSettings.DEFAULTS);
        fail(
                "coop-after-" + retryWrites,
                "{times: 12}",
                "{failCommands: ['insert'], writeConcernError: {code: 64, codeName: 'WriteConcernFailed',"
                        + " errmsg: 'lost', errorLabels: []}}");

        assertStoredOnce(appender, appendByMany(appender));
        assertThat(unknownOutcomes()).isPositive();
    }

    /** Nobody's time is over: what was sent is settled, and what waited behind it is stored after it. */
    @Test
    void a_server_that_comes_back_in_time_stores_what_was_sent_and_what_waited() throws Exception {
        Appender appender = appender("coop-back", false, AppenderSettings.DEFAULTS);
        appender.append(TestCommits.one("before"));
        fail("coop-back", "'alwaysOn'", UNREACHABLE);
        Future<Appended> sent = sentAndUnknown(appender, "sent");
        Future<Appended> waiting = inBackground(() -> appender.append(TestCommits.one("waiting")));
        assertThat(Await.until(LIMIT, () -> queued() == 1)).isTrue();
        recover();

        assertThat(sent.get(LIMIT.toSeconds(), TimeUnit.SECONDS).firstPosition())
                .isEqualTo(1);
        assertThat(waiting.get(LIMIT.toSeconds(), TimeUnit.SECONDS).firstPosition())
                .isEqualTo(2);
        assertThat(streams(appender)).containsExactly("before", "sent", "waiting");
    }

    /** The server comes back when both have given up, and nothing rests on when that is. */
    @Test
    void whose_time_is_over_is_told_whether_it_was_sent_and_work_goes_on() throws Exception {
        Appender appender =
                appender("coop-away", false, AppenderSettings.DEFAULTS.withAppendTimeoutMillis(SHORT_TIMEOUT_MILLIS));
        appender.append(TestCommits.one("before"));
        fail("coop-away", "'alwaysOn'", UNREACHABLE);
        Future<Appended> sent = sentAndUnknown(appender, "sent");
        Future<Appended> waiting = inBackground(() -> appender.append(TestCommits.one("waiting")));

        assertThat(unavailable(sent).outcomeUnknown()).as("sent").isTrue();
        assertThat(unavailable(waiting).outcomeUnknown()).as("waiting").isFalse();
        recover();

        Appended after = appendWhenBack(appender);
        List<String> stored = streams(appender);
        assertThat(stored)
                .startsWith("before")
                .endsWith("after")
                .doesNotContain("waiting")
                .doesNotHaveDuplicates();
        assertThat(after.firstPosition()).isEqualTo(stored.size() - 1);
    }

    /** Appends, and returns when the appender has sent it and does not know what became of it. */
    private Future<Appended> sentAndUnknown(Appender appender, String stream) {
        Future<Appended> sent = inBackground(() -> appender.append(TestCommits.one(stream)));
        assertThat(Await.until(LIMIT, () -> unknownOutcomes() > 0)).isTrue();
        return sent;
    }

    private Future<Appended> inBackground(Callable<Appended> append) {
        return callers.submit(append);
    }

    private static EventStoreUnavailableException unavailable(Future<Appended> append) {
        return assertThatThrownBy(() -> append.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .cause()
                .asInstanceOf(InstanceOfAssertFactories.type(EventStoreUnavailableException.class))
                .actual();
    }

    private void recover() {
        control.getDatabase("admin").runCommand(Document.parse("{configureFailPoint: 'failCommand', mode: 'off'}"));
    }

    private static List<String> streams(Appender appender) {
        return commits(appender).stream()
                .map(commit -> String.valueOf(commit.events().getFirst().stream()))
                .toList();
    }

    private double queued() {
        return registry.get("eventstore.queue.commits").gauge().value();
    }

    private static Appended appendWhenBack(Appender appender) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return appender.append(TestCommits.one("after"));
            } catch (EventStoreUnavailableException e) {
                if (e.outcomeUnknown() || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private List<Appended> appendByMany(Appender appender) throws Exception {
        List<Appended> answers = new ArrayList<>();
        List<Future<List<Appended>>> futures = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            String name = "caller-" + caller;
            futures.add(callers.submit(() -> {
                List<Appended> mine = new ArrayList<>();
                for (int commit = 0; commit < COMMITS_PER_CALLER; commit++) {
                    mine.add(appender.append(TestCommits.one(name + "-" + commit)));
                }
                return mine;
            }));
        }
        for (Future<List<Appended>> future : futures) {
            answers.addAll(future.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
        }
        return answers;
    }

    private static void assertStoredOnce(Appender appender, List<Appended> answers) {
        List<StoredCommit> stored = commits(appender);
        assertThat(stored).hasSize(CALLERS * COMMITS_PER_CALLER);
        assertThat(stored.stream().map(commit -> commit.events().getFirst().id()))
                .doesNotHaveDuplicates();
        for (Appended answer : answers) {
            assertThat(stored.get((int) answer.firstPosition()).events().getFirst().stream())
                    .isEqualTo(answer.streams().getFirst().id());
        }
    }

    private static List<StoredCommit> commits(Appender appender) {
        List<StoredCommit> all = new ArrayList<>();
        try (CommitTail tail = new CommitTail(appender.log(), 0)) {
            for (List<StoredCommit> batch = tail.next(); !batch.isEmpty(); batch = tail.next()) {
                all.addAll(batch);
            }
        }
        return all;
    }

    private double unknownOutcomes() {
        return registry.counter("eventstore.unknown.outcomes").count();
    }

    private Appender appender(String application, boolean retryWrites, AppenderSettings settings) {
        String uri = RealMongod.uri() + "&retryWrites=" + retryWrites + "&appName=" + application
                + "&serverSelectionTimeoutMS=2000" + (retryWrites ? "" : "&retryReads=false");
        MongoClient client = MongoClients.create(uri);
        open.add(client);
        Appender appender = new Appender(
                MongoCommitLog.open(client, uri, database),
                settings,
                new EventStoreMeters(registry),
                new CommitSignal(),
                InstantSource.system());
        open.add(appender);
        return appender;
    }

    private void fail(String application, String mode, String data) {
        control.getDatabase("admin")
                .runCommand(new Document("configureFailPoint", "failCommand")
                        .append("mode", Document.parse("{mode: " + mode + "}").get("mode"))
                        .append("data", Document.parse(data).append("appName", application)));
    }
}
