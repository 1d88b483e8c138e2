package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.testkit.RealMongod;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a live tail answers is durable, although it is written before that: every reader sees it at once. */
class LiveTailAnswersIT {

    private static final int ROUNDS = 100;

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final String database = RealMongod.freshDatabase();
    private final MongoCommitLog log = MongoCommitLog.open(client, RealMongod.uri(), database);
    private final LiveTail live = log.liveTail().orElseThrow();

    @AfterEach
    void drop() {
        live.close();
        client.getDatabase(database).drop();
        client.close();
    }

    @Test
    void what_it_says_is_stored_is_durable() {
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(live.insert(List.of(commit(2L * round, "a-" + round), commit(2L * round + 1, "b-" + round))))
                    .isEqualTo(new AllStored());
            assertThat(log.tail().nextPosition()).isEqualTo(2L * round + 2);
        }
    }

    /** Only the first of them is stored, and that is durable too. */
    @Test
    void what_is_stored_before_a_refused_commit_is_durable() {
        assertThat(log.insert(List.of(commit(0, "taken")))).isEqualTo(new AllStored());
        for (int round = 1; round < ROUNDS; round++) {
            assertThat(live.insert(List.of(commit(round, "a-" + round), commit(round + 1L, "taken"))))
                    .isInstanceOfSatisfying(StoppedAt.class, stop -> {
                        assertThat(stop.index()).isEqualTo(1);
                        assertThat(stop.reason()).isEqualTo(Reason.SEQUENCE_TAKEN);
                    });
            assertThat(log.tail().nextPosition()).isEqualTo(round + 1L);
        }
    }

    /** Else a caller would be told of a conflict with what may roll back. */
    @Test
    void what_it_says_a_commit_conflicts_with_is_durable() {
        for (int round = 0; round < ROUNDS; round++) {
            client.getDatabase(database)
                    .getCollection(MongoCommitLog.COLLECTION, RawBsonDocument.class)
                    .withWriteConcern(WriteConcern.W1.withJournal(false))
                    .insertOne(commit(round, "stream-" + round));

            assertThat(live.insert(List.of(commit(round + 1L, "stream-" + round))))
                    .isInstanceOfSatisfying(
                            StoppedAt.class, stop -> assertThat(stop.reason()).isEqualTo(Reason.SEQUENCE_TAKEN));
            assertThat(log.headOf("stream-" + round)).hasValue(0);
        }
    }

    private static RawBsonDocument commit(long position, String stream) {
        return new RawBsonDocument(
                BsonDocument.parse("""
                {"_id": {"$numberLong": "%d"}, "v": 1, "n": 1, "recordedAt": {"$date": "2026-11-28T00:00:00Z"},
                 "streams": [{"id": "%s", "type": "Test", "first": {"$numberLong": "0"},
                              "last": {"$numberLong": "0"}}],
                 "events": [{"id": "event of %s at %d"}]}
                """.formatted(position, stream, stream, position)), new BsonDocumentCodec());
    }
}
