package dev.coopclaims.eventstore.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.NotedEngine;
import dev.coopclaims.eventstore.axon.NotedEngine.Noted;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.UnsuitableServerException;
import dev.coopclaims.eventstore.log.Warnings;
import dev.coopclaims.eventstore.sealing.MasterKeyRing;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.eventstore.sealing.Subjects;
import dev.coopclaims.eventstore.token.PositionTokenStore;
import dev.coopclaims.eventstore.token.TokenClock;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rights that the README lists are enough for everything, and the user can neither change nor delete an event. */
class LeastPrivilegedUserIT {

    private static final OwnMongod MONGOD = OwnMongod.withAuthentication();
    private static final MongoClient ADMIN = MongoClients.create(MONGOD.uri("admin", "admin"));

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @BeforeAll
    static void createUsers() {
        MongoDatabase admin = ADMIN.getDatabase("admin");
        Rights.createRole(admin, "eventStore", "");
        Rights.createUser(admin, "coop", "eventStore");
        Rights.createRole(admin, "eventStoreWithoutChangeStream", "changeStream");
        Rights.createUser(admin, "blind", "eventStoreWithoutChangeStream");
        admin.runCommand(new Document("createRole", "nothing")
                .append("privileges", List.of())
                .append("roles", List.of()));
        Rights.createUser(admin, "nobody", "nothing");
    }

    @AfterAll
    static void stop() {
        ADMIN.close();
        MONGOD.close();
    }

    @Test
    void the_rights_of_the_readme_are_enough() throws InterruptedException {
        MongoCommitLog.open(ADMIN, MONGOD.uri("admin", "admin"), Rights.DATABASE)
                .close();
        String uri = MONGOD.uri("coop", "secret");
        CommitSignal signal = new CommitSignal();
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(2);
        signal.subscribe(opened::countDown);
        signal.subscribe(woken::countDown);
        Set<String> answered = ConcurrentHashMap.newKeySet();
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandSucceeded(CommandSucceededEvent event) {
                        answered.add(event.getCommandName());
                    }
                })
                .build();
        try (MongoClient client = MongoClients.create(settings);
                MongoCommitLog log = MongoCommitLog.open(client, uri, Rights.DATABASE);
                Appender appender = Appender.startedOn(log);
                CommitWatch watching = new CommitWatch(log, signal)) {
            assertThat(opened.await(60, TimeUnit.SECONDS)).isTrue();
            MongoEventStorageEngine engine = NotedEngine.of(appender, client, Rights.DATABASE);
            engine.appendEvents(new GenericDomainEventMessage<>("Test", "one", 0, new Noted("first")));
            engine.appendEvents(new GenericDomainEventMessage<>("Test", "one", 1, new Noted("second")));
            assertThat(woken.await(60, TimeUnit.SECONDS)).as("by %s", watching).isTrue();
            assertThat(Await.until(LIMIT, () -> answered.contains("getMore")))
                    .as("by a change stream in the end: %s", answered)
                    .isTrue();
            engine.storeSnapshot(new GenericDomainEventMessage<>("Test", "one", 1, new Noted("both")));
            engine.storeSnapshot(new GenericDomainEventMessage<>("Test", "one", 1, new Noted("again")));

            assertThat(engine.readSnapshot("one")).isPresent();
            assertThat(engine.readEvents("one").asStream()).hasSize(2);
            assertThat(engine.readEvents(null, false)).hasSize(2);
            assertThat(engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
            useTokens(new PositionTokenStore(
                    client.getDatabase(Rights.DATABASE), log.id(), "node", Duration.ofSeconds(10), TokenClock.SERVER));
            refuseChanges(client.getDatabase(Rights.DATABASE));
        }
    }

    @Test
    void without_the_right_to_change_streams_commits_are_seen_later_and_the_log_says_so_once() {
        MongoCommitLog.open(ADMIN, MONGOD.uri("admin", "admin"), Rights.DATABASE)
                .close();
        String uri = MONGOD.uri("blind", "secret");
        CommitSignal signal = new CommitSignal();
        AtomicLong seen = new AtomicLong();
        try (Warnings warnings = Warnings.of("CommitWatch");
                MongoClient client = MongoClients.create(uri);
                MongoCommitLog log = MongoCommitLog.open(client, uri, Rights.DATABASE);
                Appender elsewhere = Appender.startedOn(log)) {
            signal.subscribe(() -> seen.set(log.tail().nextPosition()));
            try (CommitWatch watching = new CommitWatch(log, signal)) {
                assertThat(Await.until(LIMIT, () -> seen.get() == log.tail().nextPosition()))
                        .isTrue();
                for (int commit = 0; commit < 3; commit++) {
                    NotedEngine.of(elsewhere, client, Rights.DATABASE)
                            .appendEvents(
                                    new GenericDomainEventMessage<>("Test", "seen later", commit, new Noted("x")));
                    long end = log.tail().nextPosition();
                    assertThat(Await.until(LIMIT, () -> seen.get() == end))
                            .as("woken by %s", watching)
                            .isTrue();
                }
            }
            assertThat(warnings.messages())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning)
                            .contains(
                                    "may not watch the log",
                                    "not authorized",
                                    "find and changeStream on the collection"));
        }
    }

    @Test
    void the_rights_of_the_readme_are_enough_for_sealed_fields() {
        String old = MasterKeyRing.newLine(1);
        String subject = Subjects.named("jane");
        try (MongoClient client = MongoClients.create(MONGOD.uri("coop", "secret"))) {
            MongoDatabase database = client.getDatabase(Rights.DATABASE);
            StoredFieldKeys keys = StoredFieldKeys.open(database, MasterKeyRing.of(old));
            keys.forSealing(Set.of(subject));
            StoredFieldKeys rotated = StoredFieldKeys.open(database, MasterKeyRing.of(old + MasterKeyRing.newLine(2)));

            assertThat(rotated.rewrap(10)).isEqualTo(1);
            assertThat(rotated.forOpening(subject, 1)).isNotNull();
            assertThat(rotated.erase(Set.of(subject))).isEqualTo(1);
            assertThat(rotated.forOpening(subject, 1)).isNull();
            assertThat(rotated.forSealing(Set.of(subject))).containsOnlyKeys(subject);
            for (String collection : List.of(StoredFieldKeys.COLLECTION, StoredFieldKeys.MASTER_COLLECTION)) {
                assertThatThrownBy(() -> database.getCollection(collection).deleteMany(new Document()))
                        .isInstanceOf(MongoException.class)
                        .hasMessageContaining("not authorized");
            }
        }
    }

    private static void useTokens(PositionTokenStore tokens) {
        tokens.initializeTokenSegments("view", 2);
        assertThat(tokens.fetchToken("view", 0)).isNull();
        tokens.storeToken(new GlobalSequenceTrackingToken(1), "view", 0);
        tokens.extendClaim("view", 0);
        assertThat(tokens.fetchToken("view", 1)).isNull();
        tokens.deleteToken("view", 1);
        tokens.releaseClaim("view", 0);
        assertThat(tokens.lowestPosition("view")).hasValue(1);
        assertThat(tokens.retrieveStorageIdentifier()).isPresent();
    }

    private static void refuseChanges(MongoDatabase database) {
        var commits = database.getCollection("commits");
        assertThatThrownBy(() -> commits.updateOne(Filters.eq("_id", 0L), Updates.set("n", 2)))
                .isInstanceOf(MongoException.class)
                .hasMessageContaining("not authorized");
        assertThatThrownBy(() -> commits.deleteOne(Filters.eq("_id", 0L)))
                .isInstanceOf(MongoException.class)
                .hasMessageContaining("not authorized");
        assertThatThrownBy(commits::drop).isInstanceOf(MongoCommandException.class);
    }

    @Test
    void a_wrong_password_is_told_with_a_remedy() {
        String uri = MONGOD.uri("coop", "wrong") + "&serverSelectionTimeoutMS=5000";
        try (MongoClient client = MongoClients.create(uri)) {
            assertThatThrownBy(() -> MongoCommitLog.open(client, uri, Rights.DATABASE))
                    .isInstanceOf(UnsuitableServerException.class)
                    .hasMessageContaining("refuses the user or the password")
                    .hasMessageNotContaining("wrong");
        }
    }

    @Test
    void a_missing_right_is_told_with_a_remedy() {
        String uri = MONGOD.uri("nobody", "secret");
        try (MongoClient client = MongoClients.create(uri)) {
            assertThatThrownBy(() -> MongoCommitLog.open(client, uri, Rights.DATABASE))
                    .isInstanceOf(UnsuitableServerException.class)
                    .hasMessageContaining("lacks a right")
                    .hasMessageContaining("README");
        }
    }
}
