package dev.coopclaims.eventstore.sealing;

import static dev.coopclaims.eventstore.sealing.SealedNode.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The collections of the keys fail while the log does not; a real server is told so by {@code failCommand}. */
class KeysAwayIT {

    private static final KeySettings TIMES = KeySettings.DEFAULTS;
    private static final int NOT_AUTHORIZED = 13;

    private final AtomicInteger finds = new AtomicInteger();
    private final AtomicReference<@Nullable String> unseen = new AtomicReference<>();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(RealMongod.uri()))
            .retryReads(false)
            .addCommandListener(new Watching())
            .build());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final MongoCommitLog log = MongoCommitLog.open(client, RealMongod.uri(), database.getName());
    private final SealedNode node = new SealedNode(database, log, MasterKeyRing.of(MasterKeyRing.newLine(1)));

    /** Counts questions about erasures, and takes a key away between the refused insert and the read. */
    private final class Watching implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("find")
                    && event.getCommand().getString("find").getValue().equals(StoredFieldKeys.MASTER_COLLECTION)) {
                finds.incrementAndGet();
            }
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            if (event.getCommandName().equals("insert")) {
                String subject = unseen.getAndSet(null);
                if (subject != null) {
                    database.getCollection(StoredFieldKeys.COLLECTION)
                            .withWriteConcern(WriteConcern.MAJORITY)
                            .deleteOne(new Document("_id", subject));
                }
            }
        }
    }

    @AfterEach
    void close() {
        failPoint(new Document("mode", "off"));
        node.close();
        database.drop();
        client.close();
    }

    /** Commands on one collection fail until the end of the test, or until the next call. */
    private void fail(String collection, String command) {
        failPoint(new Document("mode", "alwaysOn")
                .append(
                        "data",
                        new Document("failCommands", List.of(command))
                                .append("namespace", database.getName() + "." + collection)
                                .append("errorCode", NOT_AUTHORIZED)));
    }

    private void failPoint(Document settings) {
        Document command = new Document("configureFailPoint", "failCommand");
        command.putAll(settings);
        client.getDatabase("admin").runCommand(command);
    }

    @Test
    void what_needs_a_new_key_is_refused_whole_and_the_rest_goes_on() {
        node.append("one", 0, told("x", "paula"));
        fail(StoredFieldKeys.COLLECTION, "insert");
        assertThatThrownBy(() -> node.append("two", 0, told("y", "paula")))
                .isInstanceOf(KeysUnavailableException.class);
        node.append("one", 1, told("z", "paula"));
        assertThat(node.read("one")).containsExactly(told("x", "paula"), told("z", "paula"));
        assertThat(node.read("two")).isEmpty();

        failPoint(new Document("mode", "off"));
        node.append("two", 0, told("y", "paula"));
        assertThat(node.read("two")).containsExactly(told("y", "paula"));
    }

    @Test
    void keys_that_cannot_be_asked_about_seal_for_10_s_and_open_for_45_s() {
        node.append("one", 0, told("x", "paula"));
        fail(StoredFieldKeys.MASTER_COLLECTION, "find");

        node.later(TIMES.sealWithin());
        node.append("one", 1, told("y", "paula"));
        node.later(Duration.ofMillis(1));
        assertThatThrownBy(() -> node.append("one", 2, told("z", "paula")))
                .isInstanceOf(KeysUnavailableException.class);

        node.later(TIMES.openWithin().minus(TIMES.sealWithin()).minusMillis(1));
        assertThat(node.read("one")).containsExactly(told("x", "paula"), told("y", "paula"));
        node.later(Duration.ofMillis(1));
        assertThatThrownBy(() -> node.read("one")).isInstanceOf(KeysUnavailableException.class);

        failPoint(new Document("mode", "off"));
        node.later(StoredFieldKeys.RETRY_AFTER);
        node.append("one", 2, told("z", "paula"));
        assertThat(node.read("one")).hasSize(3);
    }

    @Test
    void all_who_wait_for_one_answer_are_refused_by_its_failure() throws Exception {
        int threads = 16;
        String stream = Subjects.stream("one");
        node.append("one", 0, told("x", "paula"));
        fail(StoredFieldKeys.MASTER_COLLECTION, "find");
        node.later(TIMES.openWithin().plusMillis(1));
        CyclicBarrier start = new CyclicBarrier(threads);
        finds.set(0);
        try (ExecutorService many = Executors.newFixedThreadPool(threads)) {
            List<Future<FieldKey>> refused = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                refused.add(many.submit(() -> {
                    start.await(60, TimeUnit.SECONDS);
                    return node.keys().forOpening(stream, 1);
                }));
            }
            for (Future<FieldKey> one : refused) {
                assertThatThrownBy(() -> one.get(60, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(KeysUnavailableException.class);
            }
        }
        System.out.println(threads + " threads waited for an answer that did not come: " + finds + " asked");
        assertThat(finds).hasValue(1);

        node.later(StoredFieldKeys.RETRY_AFTER.minusMillis(1));
        assertThatThrownBy(() -> node.keys().forSealing(Set.of(stream))).isInstanceOf(KeysUnavailableException.class);
        assertThat(finds).hasValue(1);
        failPoint(new Document("mode", "off"));
        node.later(Duration.ofMillis(1));
        assertThat(node.keys().forOpening(stream, 1)).isNotNull();
    }

    @Test
    void a_failure_while_the_last_answer_counts_is_not_repeated_for_a_second() {
        String stream = Subjects.stream("one");
        node.append("one", 0, told("x", "paula"));
        fail(StoredFieldKeys.MASTER_COLLECTION, "find");
        node.later(TIMES.checkEvery());
        finds.set(0);
        for (int i = 0; i < 10; i++) {
            assertThat(node.keys().forOpening(stream, 1)).isNotNull();
        }
        assertThat(finds).hasValue(1);
        node.later(StoredFieldKeys.RETRY_AFTER);
        assertThat(node.keys().forOpening(stream, 1)).isNotNull();
        assertThat(finds).hasValue(2);
    }

    @Test
    void a_key_that_is_not_seen_after_a_lost_race_is_asked_for_again() {
        String stream = Subjects.stream("raced");
        database.getCollection(StoredFieldKeys.COLLECTION)
                .insertOne(new Document("_id", stream).append("generation", 1));
        unseen.set(stream);
        assertThat(node.keys().forSealing(Set.of(stream))).containsOnlyKeys(stream);
        assertThat(unseen).as("taken away between writing and reading").hasNullValue();
    }

    @Test
    void an_erasure_that_was_not_counted_is_counted_when_it_is_repeated() {
        node.append("one", 0, told("x", "paula"));
        fail(StoredFieldKeys.MASTER_COLLECTION, "update");
        assertThatThrownBy(() -> node.keys().erase(Set.of(Subjects.stream("one"))))
                .isInstanceOf(MongoException.class);
        failPoint(new Document("mode", "off"));
        long before = erasures();
        assertThat(node.keys().erase(Set.of(Subjects.stream("one")))).isZero();
        assertThat(erasures()).isEqualTo(before + 1);
    }

    private long erasures() {
        Document count = database.getCollection(StoredFieldKeys.MASTER_COLLECTION)
                .find(new Document("_id", "erasures"))
                .first();
        return count == null ? 0 : count.getLong("count");
    }
}
