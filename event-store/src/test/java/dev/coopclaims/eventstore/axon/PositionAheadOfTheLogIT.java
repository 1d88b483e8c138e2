package dev.coopclaims.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A position behind the log's end: of a log that was restored from an older backup, or of a primary that lags. */
class PositionAheadOfTheLogIT {

    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final String database = RealMongod.freshDatabase();
    private final MongoCommitLog log = MongoCommitLog.open(client, RealMongod.uri(), database);
    private final List<Long> seen = new ArrayList<>();

    @AfterEach
    void drop() {
        client.getDatabase(database).drop();
        client.close();
    }

    @Test
    void it_is_waited_for_as_long_as_a_fail_over_takes_and_then_refused() {
        store(0);
        LogSpliterator reader = reader(3);

        assertThat(reads(reader)).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> Await.until(LIMIT, () -> reads(reader)))
                .withMessageContaining("restored from an older backup");
        assertThat(seen).isEmpty();
    }

    @Test
    void a_log_that_gets_there_in_time_is_read_on() {
        store(0);
        LogSpliterator reader = reader(2);
        assertThat(reads(reader)).isFalse();
        store(1);
        store(2);

        assertThat(reads(reader)).isTrue();
        assertThat(seen).containsExactly(2L);
    }

    private LogSpliterator reader(long firstPosition) {
        return new LogSpliterator(log, EventStoreMeters.unregistered(), firstPosition, 100, PATIENCE_NANOS);
    }

    private boolean reads(LogSpliterator reader) {
        return reader.tryAdvance(event -> seen.add(event.position()));
    }

    private void store(long position) {
        BsonDocument commit = BsonDocument.parse("""
                {"_id": {"$numberLong": "%d"}, "v": 1, "n": 1, "recordedAt": {"$date": "2026-11-28T00:00:00Z"},
                 "streams": [{"id": "s", "type": "Test", "first": {"$numberLong": "%d"},
                              "last": {"$numberLong": "%d"}}],
                 "events": [{"id": "event-%d", "stream": "s", "seq": {"$numberLong": "%d"}, "name": "test.Happened",
                             "occurredAt": {"$date": "2026-11-28T00:00:00Z"}, "payload": {}, "meta": {}}]}
                """.formatted(position, position, position, position, position));
        assertThat(log.insert(List.of(new RawBsonDocument(commit, new BsonDocumentCodec()))))
                .isEqualTo(new AllStored());
    }
}
