package dev.coopclaims.eventstore.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.axon.AppendedPositions;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.NotedEngine;
import dev.coopclaims.eventstore.axon.NotedEngine.Noted;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rights are taken away while commits are written: whoever appends is told at once that nothing was stored and why, the
 * appender says so to health checks, and all goes on by itself when the rights are back.
 */
class RevokedRightIT {

    private static final int CALLERS = 16;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ALL = "everything";

    private final OwnMongod mongod = OwnMongod.withAuthentication();
    private final MongoClient admins = MongoClients.create(mongod.uri("admin", "admin"));
    private final MongoDatabase admin = admins.getDatabase("admin");
    private final Map<String, Appended> stored = new ConcurrentHashMap<>();
    private final Queue<String> unknown = new ConcurrentLinkedQueue<>();
    private final Queue<EventStoreUnavailableException> denied = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> unexpected = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @AfterEach
    void stop() {
        over = true;
        admins.close();
        mongod.close();
    }

    /** The right to insert alone, and all of them, which takes reading away too. */
    @ParameterizedTest
    @CsvSource({"insert", "everything"})
    void whoever_appends_is_told_and_all_goes_on_when_the_right_is_back(String taken) {
        Rights.createRole(admin, "writing", "");
        Rights.createRole(admin, "reading", "insert");
        Rights.createUser(admin, "coop", "writing");
        String uri = mongod.uri("coop", "secret");
        MongoCommitLog.open(admins, mongod.uri("admin", "admin"), Rights.DATABASE)
                .close();
        try (MongoClient client = MongoClients.create(uri);
                MongoCommitLog log = MongoCommitLog.open(client, uri, Rights.DATABASE);
                Appender appender = Appender.startedOn(log);
                CommitTail tail = new CommitTail(log, 0)) {
            underLoad(NotedEngine.of(appender, client, Rights.DATABASE), () -> {
                awaitStored(100);
                if (!taken.equals(ALL)) {
                    Rights.give(admin, "coop", "reading");
                }
                Rights.take(admin, "coop", "writing");
                assertThat(Await.until(LIMIT, () -> denied.size() >= 2 * CALLERS))
                        .as("told: %s, %s", denied.size(), unexpected)
                        .isTrue();
                assertThat(appender.state().running()).isTrue();
                assertThat(appender.state().isHealthy()).isFalse();
                assertThat(appender.state().deniedBy()).contains("not authorized");
                if (taken.equals(ALL)) {
                    assertThatThrownBy(tail::next).isInstanceOf(MongoCommandException.class);
                }

                Rights.give(admin, "coop", "writing");
                awaitStored(stored.size() + 100);
                assertThat(appender.state().isHealthy())
                        .as("at once, not when the refusals are forgotten: %s", appender.state())
                        .isTrue();
            });
            assertThat(unexpected).isEmpty();
            assertThat(denied)
                    .allSatisfy(told -> assertThat(told)
                            .hasMessageContaining("lacks a right")
                            .hasMessageContaining("not authorized"));
            requireWhole(tail);
        }
    }

    /** Returns when the last caller has its last answer. */
    private void underLoad(MongoEventStorageEngine engine, Runnable meanwhile) {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.execute(() -> appendUntilOver(engine));
            }
            try {
                meanwhile.run();
            } finally {
                over = true;
            }
        }
    }

    private void awaitStored(int commits) {
        assertThat(Await.until(LIMIT, () -> stored.size() >= commits))
                .as("%d stored of %d, denied %d, %s", stored.size(), commits, denied.size(), unexpected)
                .isTrue();
    }

    private void appendUntilOver(MongoEventStorageEngine engine) {
        while (!over) {
            String stream = UUID.randomUUID().toString();
            try {
                Appended appended = AppendedPositions.during(() -> {
                            engine.appendEvents(new GenericDomainEventMessage<>("Test", stream, 0, new Noted("x")));
                            return true;
                        })
                        .appended();
                stored.put(stream, Objects.requireNonNull(appended));
            } catch (EventStoreUnavailableException e) {
                if (e.outcomeUnknown()) {
                    unknown.add(stream);
                } else {
                    denied.add(e);
                }
            } catch (RuntimeException e) {
                unexpected.add(e);
            }
        }
    }

    /** The reader that was there before, too, sees each acknowledged commit where its caller was told, and none that was denied. */
    private void requireWhole(CommitTail tail) {
        List<StoredCommit> commits = new ArrayList<>();
        for (List<StoredCommit> batch = tail.next(); !batch.isEmpty(); batch = tail.next()) {
            commits.addAll(batch);
        }
        for (StoredCommit commit : commits) {
            String stream = Objects.requireNonNull(commit.events().getFirst().stream());
            Appended told = stored.remove(stream);
            assertThat(told != null ? told.firstPosition() == commit.position() : unknown.contains(stream))
                    .as("%s at %d, told %s", stream, commit.position(), told)
                    .isTrue();
        }
        assertThat(stored).as("acknowledged and not there").isEmpty();
    }
}
