package dev.coopclaims.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.AppendedPositions;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.NotedEngine;
import dev.coopclaims.eventstore.axon.NotedEngine.Noted;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.Warnings;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * An arbiter votes and holds nothing: with one of two members with data gone there is still a primary, but no majority that
 * could store anything.
 */
class ArbiterIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int ARBITER = 2;
    private static final int BEFORE = 10;
    private static final long APPEND_TIMEOUT_MILLIS = 20_000;

    /** Every test leaves it as whole as it found it. */
    private static final Members MEMBERS = Members.startWithArbiter();

    private final String uri = MEMBERS.uri() + "&timeoutMS=2000";

    @AfterAll
    static void stop() {
        MEMBERS.close();
    }

    @Test
    void without_a_majority_callers_are_told_health_says_so_and_nothing_is_lost_or_doubled_when_it_is_back()
            throws Exception {
        AppenderSettings settings = AppenderSettings.DEFAULTS.withAppendTimeoutMillis(APPEND_TIMEOUT_MILLIS);
        try (MongoClient client = MongoClients.create(uri);
                MongoCommitLog log = MongoCommitLog.open(client, uri, RealMongod.freshDatabase());
                Appender appender = new Appender(
                        log, settings, EventStoreMeters.unregistered(), new CommitSignal(), InstantSource.system())) {
            MongoEventStorageEngine engine = NotedEngine.of(appender, client, "test");
            for (int commit = 0; commit < BEFORE; commit++) {
                append(engine, "before-" + commit);
            }
            int other = 1 - MEMBERS.primary();
            MEMBERS.kill(other);
            MEMBERS.awaitDeath(other);

            CompletableFuture<Appended> sent = CompletableFuture.supplyAsync(() -> append(engine, "sent"));
            assertThat(Await.until(LIMIT, () -> appender.state().settling().isPositive()))
                    .as("%s", appender.state())
                    .isTrue();
            CompletableFuture<Appended> waiting = CompletableFuture.supplyAsync(() -> append(engine, "waiting"));
            assertThat(Await.until(LIMIT, () -> !appender.state().isHealthy())).isTrue();
            assertThat(outcomeUnknown(sent)).as("sent").isTrue();
            assertThat(outcomeUnknown(waiting)).as("waiting").isFalse();
            assertThat(log.tail().nextPosition())
                    .as("nobody reads what a majority does not have")
                    .isEqualTo(BEFORE);

            MEMBERS.restart(other);
            MEMBERS.awaitHealthy();
            Appended after = appendWhenBack(engine);

            assertThat(appender.state().isHealthy()).isTrue();
            List<String> streams = streams(log);
            assertThat(streams).hasSize(BEFORE + 2).endsWith("sent", "after").doesNotHaveDuplicates();
            assertThat(after.firstPosition()).isEqualTo(streams.size() - 1);
        }
    }

    @Test
    void who_opens_a_log_there_is_told_what_an_arbiter_costs() {
        try (Warnings warnings = Warnings.of("ServerCheck");
                MongoClient client = MongoClients.create(uri)) {
            MongoCommitLog.open(client, uri, RealMongod.freshDatabase()).close();
            assertThat(warnings.messages())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning)
                            .contains("has an arbiter")
                            .contains(MEMBERS.hosts().get(ARBITER)));
        }
    }

    private static boolean outcomeUnknown(CompletableFuture<Appended> append) throws Exception {
        assertThatThrownBy(() -> append.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .hasCauseInstanceOf(EventStoreUnavailableException.class);
        return ((EventStoreUnavailableException) append.exceptionNow()).outcomeUnknown();
    }

    private static Appended appendWhenBack(MongoEventStorageEngine engine) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return append(engine, "after");
            } catch (EventStoreUnavailableException e) {
                if (e.outcomeUnknown() || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private static Appended append(MongoEventStorageEngine engine, String stream) {
        return Objects.requireNonNull(AppendedPositions.during(() -> {
                    engine.appendEvents(new GenericDomainEventMessage<>("Test", stream, 0, new Noted("x")));
                    return true;
                })
                .appended());
    }

    private static List<String> streams(MongoCommitLog log) {
        List<String> streams = new ArrayList<>();
        try (CommitTail tail = new CommitTail(log, 0)) {
            for (List<StoredCommit> batch = tail.next(); !batch.isEmpty(); batch = tail.next()) {
                batch.forEach(commit -> streams.add(String.valueOf(commit.events().getFirst().stream())));
            }
        }
        return streams;
    }
}
