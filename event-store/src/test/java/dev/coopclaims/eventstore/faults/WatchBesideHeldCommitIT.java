package dev.coopclaims.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

/**
 * The gap that a change stream from "now on" has: a commit that the primary has and a majority has not is older than the
 * stream and newer than what any read shows.
 */
class WatchBesideHeldCommitIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String APPLICATION = "watch-beside-held-commit";

    @Test
    void a_commit_that_was_on_its_way_when_the_change_stream_opened_is_told() {
        AtomicInteger opened = new AtomicInteger();
        try (Members members = Members.start(3);
                MongoClient writing = MongoClients.create(members.uri());
                MongoClient watching = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(members.uri() + "&appName=" + APPLICATION))
                        .addCommandListener(new CommandListener() {
                            @Override
                            public void commandSucceeded(CommandSucceededEvent event) {
                                if ("aggregate".equals(event.getCommandName())) {
                                    opened.incrementAndGet();
                                }
                            }
                        })
                        .build())) {
            MongoCommitLog log = MongoCommitLog.open(writing, members.uri(), FaultNode.DATABASE);
            MongoCommitLog watched = MongoCommitLog.open(watching, members.uri(), FaultNode.DATABASE);
            assertThat(log.insert(List.of(commit(0)))).isInstanceOf(AllStored.class);
            CommitSignal signal = new CommitSignal();
            AtomicLong seen = new AtomicLong();
            // As a reader does: a signal only makes it look.
            signal.subscribe(() -> seen.set(log.tail().nextPosition()));
            try (CommitWatch watch = new CommitWatch(watched, signal)) {
                assertThat(Await.until(LIMIT, () -> seen.get() == 1)).isTrue();
                assertThat(log.insert(List.of(commit(1)))).isInstanceOf(AllStored.class);
                assertThat(Await.until(LIMIT, () -> seen.get() == 2 && opened.get() > 0))
                        .as("%s follows", watch)
                        .isTrue();

                members.secondaries()
                        .forEach(member -> members.failPoint(member, "stopReplProducer", "'alwaysOn'", "{}"));
                int primary = members.primary();
                members.direct(primary)
                        .getDatabase(FaultNode.DATABASE)
                        .getCollection(MongoCommitLog.COLLECTION, BsonDocument.class)
                        .withWriteConcern(WriteConcern.W1)
                        .insertOne(commit(2));
                int openedBefore = opened.get();
                members.failPoint(
                        primary,
                        "failCommand",
                        "{times: 1}",
                        "{failCommands: ['getMore'], errorCode: 286, appName: '" + APPLICATION + "'}");
                assertThat(Await.until(LIMIT, () -> opened.get() > openedBefore))
                        .as("opened anew")
                        .isTrue();
                assertThat(seen.get()).as("nobody may see it yet").isEqualTo(2);

                members.secondaries().forEach(member -> members.endFailPoint(member, "stopReplProducer"));
                assertThat(Await.until(LIMIT, () -> seen.get() == 3))
                        .as("woken when a majority has it")
                        .isTrue();
            }
        }
    }

    private static RawBsonDocument commit(long position) {
        BsonDocument stream =
                new BsonDocument("id", new BsonString("stream-" + position)).append("first", new BsonInt64(0));
        return new RawBsonDocument(
                new BsonDocument("_id", new BsonInt64(position))
                        .append("v", new BsonInt32(1))
                        .append("n", new BsonInt32(1))
                        .append("recordedAt", new BsonDateTime(0))
                        .append("streams", new BsonArray(List.of(stream)))
                        .append("events", new BsonArray()),
                new BsonDocumentCodec());
    }
}
