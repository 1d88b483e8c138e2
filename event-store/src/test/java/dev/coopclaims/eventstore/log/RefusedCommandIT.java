package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.testkit.RealMongod;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that the server refuses as a whole says nothing of the commits beside the one at fault. */
class RefusedCommandIT {

    private static final int DEEPER_THAN_A_COMMAND_MAY_BE = 300;

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final String database = RealMongod.freshDatabase();
    private final MongoCommitLog log = MongoCommitLog.open(client, RealMongod.uri(), database);

    @AfterEach
    void drop() {
        client.getDatabase(database).drop();
        client.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_culprit_stands_alone_and_what_is_before_it_is_stored(boolean live) {
        for (int culprit = 0; culprit < 5; culprit++) {
            long first = log.tail().nextPosition();
            List<RawBsonDocument> batch = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                batch.add(commit(first + i, i == culprit ? DEEPER_THAN_A_COMMAND_MAY_BE : 1));
            }
            InsertOutcome outcome;
            if (live) {
                LiveTail tail = log.liveTail().orElseThrow();
                outcome = tail.insert(batch);
                tail.close();
            } else {
                outcome = log.insert(batch);
            }
            int index = culprit;
            assertThat(outcome).isInstanceOfSatisfying(StoppedAt.class, stopped -> {
                assertThat(stopped.index()).isEqualTo(index);
                assertThat(stopped.reason()).isEqualTo(Reason.REFUSED);
                assertThat(stopped.message()).contains("nested");
            });
            assertThat(log.tail().nextPosition()).isEqualTo(first + culprit);
        }
    }

    @Test
    void a_batch_larger_than_a_message_is_sent_in_parts() {
        List<RawBsonDocument> batch = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            batch.add(large(i));
        }

        assertThat(log.insert(batch)).isEqualTo(new AllStored());

        assertThat(log.tail().nextPosition()).isEqualTo(3);
    }

    private static RawBsonDocument large(long position) {
        BsonDocument commit = commit(position, 1).decode(new BsonDocumentCodec());
        commit.append("padding", new BsonString("x".repeat(11_000_000)));
        return new RawBsonDocument(commit, new BsonDocumentCodec());
    }

    private static RawBsonDocument commit(long position, int levels) {
        BsonDocument tree = new BsonDocument("leaf", new BsonInt32(1));
        for (int level = 1; level < levels; level++) {
            tree = new BsonDocument("in", tree);
        }
        BsonDocument event =
                new BsonDocument("id", new BsonString("event-" + position + "-" + levels)).append("payload", tree);
        BsonDocument stream = new BsonDocument("id", new BsonString("stream-" + position + "-" + levels))
                .append("first", new BsonInt64(0));
        return new RawBsonDocument(
                new BsonDocument("_id", new BsonInt64(position))
                        .append("v", new BsonInt32(1))
                        .append("n", new BsonInt32(1))
                        .append("recordedAt", new BsonDateTime(0))
                        .append("streams", new BsonArray(List.of(stream)))
                        .append("events", new BsonArray(List.of(event))),
                new BsonDocumentCodec());
    }
}
