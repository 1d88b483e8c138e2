package dev.coopclaims.eventstore.sealing;

import static dev.coopclaims.eventstore.sealing.SealedNode.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The collections of the keys fail while the log does not; a real server is told so by {@code failCommand}. */
class KeysAwayIT {

    private static final KeySettings TIMES = KeySettings.DEFAULTS;
    private static final int NOT_AUTHORIZED = 13;

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final MongoCommitLog log = MongoCommitLog.open(client, RealMongod.uri(), database.getName());
    private final SealedNode node = new SealedNode(database, log, MasterKeyRing.of(MasterKeyRing.newLine(1)));

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
        node.append("one", 2, told("z", "paula"));
        assertThat(node.read("one")).hasSize(3);
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
