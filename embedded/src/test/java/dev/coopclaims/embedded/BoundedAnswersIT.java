package dev.coopclaims.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import dev.coopclaims.embedded.AppendsUntilKilled.Noted;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server holds all that it answers in memory, and the driver holds it again: no answer is much larger than the 16 MB of
 * a page, however large the commits are and however many are asked for.
 */
class BoundedAnswersIT {
    private static final String DATABASE = "bounded";
    private static final int COMMITS = 8;
    private static final int TEXT_BYTES = 4_800_000;
    private static final long LARGEST_BYTES = 17_000_000;

    @TempDir
    private Path folder;

    private final AtomicLong largestAnswerBytes = new AtomicLong();
    private EmbeddedServer server;
    private MongoClient client;

    @BeforeEach
    void store() {
        server = EmbeddedServer.open(folder);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandSucceeded(CommandSucceededEvent event) {
                        RawBsonDocument answer = new RawBsonDocument(event.getResponse(), new BsonDocumentCodec());
                        largestAnswerBytes.accumulateAndGet(
                                answer.getByteBuffer().remaining(), Math::max);
                    }
                })
                .build());
        MongoEventStorageEngine engine = AppendsUntilKilled.engine(client, EmbeddedCommitLog.open(client, DATABASE));
        for (int commit = 0; commit < COMMITS; commit++) {
            engine.appendEvents(
                    new GenericDomainEventMessage<>("Large", "large", commit, new Noted("x".repeat(TEXT_BYTES))));
        }
        largestAnswerBytes.set(0);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void opening_a_log_asks_for_no_more_than_a_page_at_once() {
        EmbeddedCommitLog log = EmbeddedCommitLog.open(client, DATABASE);

        assertThat(log.tail().nextPosition()).isEqualTo(COMMITS);
        assertThat(largestAnswerBytes.get()).isBetween((long) TEXT_BYTES, LARGEST_BYTES);
    }

    @Test
    void reading_the_log_or_a_stream_asks_for_no_more_than_a_page_at_once() {
        EmbeddedCommitLog log = EmbeddedCommitLog.open(client, DATABASE);
        largestAnswerBytes.set(0);

        assertThat(log.commits(0, COMMITS)).hasSizeBetween(2, COMMITS - 1);
        assertThat(log.commitsOf("large", 0, COMMITS).commits()).hasSizeBetween(2, COMMITS - 1);

        assertThat(largestAnswerBytes.get()).isBetween((long) TEXT_BYTES, LARGEST_BYTES);
    }
}
