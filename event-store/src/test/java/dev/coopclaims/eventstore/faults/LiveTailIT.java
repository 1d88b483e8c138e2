package dev.coopclaims.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import dev.coopclaims.eventstore.log.LiveTail;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a live tail rests on: the server closes the connection before it takes anything back. The hard case is the same
 * primary, alive all the time, that loses its office, takes back what only it has, and is elected again.
 */
class LiveTailIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Members members;
    private MongoClient client;

    @BeforeEach
    void start() {
        members = Members.start(3);
        client = MongoClients.create(members.uri());
    }

    @AfterEach
    void stop() {
        client.close();
        members.close();
    }

    @Test
    void writes_nothing_after_its_primary_took_back_what_it_had_read() {
        MongoCommitLog log = MongoCommitLog.open(client, members.uri(), FaultNode.DATABASE);
        assertThat(log.insert(List.of(commit(0, "durable")))).isInstanceOf(AllStored.class);
        int primary = members.primary();
        List<Integer> secondaries = members.secondaries();

        secondaries.forEach(member -> members.failPoint(member, "stopReplProducer", "'alwaysOn'", "{}"));
        members.direct(primary)
                .getDatabase(FaultNode.DATABASE)
                .getCollection(MongoCommitLog.COLLECTION, BsonDocument.class)
                .withWriteConcern(WriteConcern.W1)
                .insertMany(List.of(commit(1, "taken back"), commit(2, "taken back, too")));
        LiveTail live = log.liveTail().orElseThrow();
        assertThat(live.read().nextPosition()).isEqualTo(3);

        members.pause(primary);
        secondaries.forEach(member -> members.endFailPoint(member, "stopReplProducer"));
        assertThat(Await.until(LIMIT, () -> secondaries.stream().anyMatch(this::isPrimary)))
                .as("another one is elected")
                .isTrue();
        // Other history at the same position.
        assertThat(Await.until(
                        LIMIT,
                        () -> log.insert(List.of(commit(1, "stays"))) instanceof AllStored || isStored(log, "stays")))
                .as("the other history is written")
                .isTrue();
        members.resume(primary);
        assertThat(Await.until(LIMIT, () -> hasAtOne(primary, "stays")))
                .as("the old primary took its commit back")
                .isTrue();
        elect(primary);

        var outcome = live.insert(List.of(commit(3, "behind what was taken back")));
        live.close();

        System.out.println("a live tail after its primary's rollback: " + outcome);
        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(log.tail().nextPosition()).isEqualTo(2);
        assertThat(log.commits(0, 10)).hasSize(2);

        LiveTail anew = log.liveTail().orElseThrow();
        assertThat(anew.read().nextPosition()).isEqualTo(2);
        assertThat(anew.insert(List.of(commit(2, "behind what is there")))).isInstanceOf(AllStored.class);
        anew.close();
        assertThat(log.tail().nextPosition()).isEqualTo(3);

        // The counter-proof: over another connection the server would have taken it, and the log would have a hole.
        assertThat(log.insert(List.of(commit(4, "behind what was taken back")))).isInstanceOf(AllStored.class);
    }

    /** Whether the commit at position 1 is that one: an answer that came too late tells nothing. */
    private static boolean isStored(MongoCommitLog log, String stream) {
        try {
            return log.commits(1, 1).stream().anyMatch(commit -> commit.toJson().contains(stream));
        } catch (MongoException e) {
            return false;
        }
    }

    /** Makes a member primary again by asking all others to step back. */
    private void elect(int wanted) {
        assertThat(Await.until(LIMIT, () -> {
                    for (int member = 0; member < members.count(); member++) {
                        if (member != wanted) {
                            stepBack(member);
                        }
                    }
                    return Await.until(Duration.ofSeconds(15), () -> isPrimary(wanted));
                }))
                .as("the old primary is elected again")
                .isTrue();
    }

    private void stepBack(int member) {
        try {
            if (isPrimary(member)) {
                members.run(member, new Document("replSetStepDown", 60).append("force", true));
            } else {
                members.run(member, new Document("replSetFreeze", 60));
            }
        } catch (MongoException e) {
            System.out.println("member " + member + " does not step back: " + e.getMessage());
        }
    }

    private boolean isPrimary(int member) {
        try {
            return members.run(member, new Document("hello", 1)).getBoolean("isWritablePrimary", false);
        } catch (MongoException e) {
            return false;
        }
    }

    private boolean hasAtOne(int member, String stream) {
        try {
            BsonDocument there = members.direct(member)
                    .getDatabase(FaultNode.DATABASE)
                    .getCollection(MongoCommitLog.COLLECTION, BsonDocument.class)
                    .withReadPreference(ReadPreference.nearest())
                    .find(new Document(CommitLayout.ID, 1L))
                    .first();
            return there != null && there.toJson().contains(stream);
        } catch (MongoException e) {
            return false;
        }
    }

    private static RawBsonDocument commit(long position, String stream) {
        BsonDocument commit = BsonDocument.parse("""
                {"_id": {"$numberLong": "%d"}, "v": 1, "n": 1, "recordedAt": {"$date": "2026-11-21T00:00:00Z"},
                 "streams": [{"id": "%s", "type": "Test", "first": {"$numberLong": "0"},
                               "last": {"$numberLong": "0"}}],
                 "events": [{"id": "%s", "stream": "%s", "seq": {"$numberLong": "0"}, "name": "test.Happened",
                             "occurredAt": {"$date": "2026-11-21T00:00:00Z"}, "payload": {}, "meta": {}}]}
                """.formatted(position, stream, stream, stream));
        return new RawBsonDocument(commit, new BsonDocumentCodec());
    }
}
