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
import dev.coopclaims.testkit.RealMongod;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies get lost, before and after the write took effect: every commit is stored once and answered rightly. */
class LostRepliesIT {

    private static final int CALLERS = 32;
    private static final int COMMITS_PER_CALLER = 10;

    private final String database = RealMongod.freshDatabase();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MongoClient control = MongoClients.create(RealMongod.uri());
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        control.getDatabase("admin").runCommand(Document.parse("{configureFailPoint: 'failCommand', mode: 'off'}"));
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

    @Test
    void a_server_out_of_reach_is_reported_in_time_and_work_goes_on_when_it_is_back() throws Exception {
        Appender appender = appender("coop-away", false, AppenderSettings.DEFAULTS.withAppendTimeoutMillis(300));
        appender.append(TestCommits.one("before"));
        fail("coop-away", "'alwaysOn'", "{failCommands: ['insert', 'find'], closeConnection: true}");

        assertThatThrownBy(() -> appender.append(TestCommits.one("during")))
                .isInstanceOfSatisfying(
                        EventStoreUnavailableException.class,
                        e -> assertThat(e.outcomeUnknown()).isTrue());
        assertThatThrownBy(() -> appender.append(TestCommits.one("queued")))
                .isInstanceOfSatisfying(
                        EventStoreUnavailableException.class,
                        e -> assertThat(e.outcomeUnknown()).isFalse());
        control.getDatabase("admin").runCommand(Document.parse("{configureFailPoint: 'failCommand', mode: 'off'}"));

        Appended after = appendWhenBack(appender);
        List<String> stored = new ArrayList<>();
        commits(appender).forEach(commit -> stored.add(commit.events().getFirst().stream()));
        assertThat(stored).containsExactly("before", "during", "after");
        assertThat(after.firstPosition()).isEqualTo(2);
    }

    private static Appended appendWhenBack(Appender appender) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
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
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
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
                answers.addAll(future.get(60, TimeUnit.SECONDS));
            }
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
