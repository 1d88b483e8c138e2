package dev.coopclaims.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.axon.AppendedPositions;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.Tail;
import dev.coopclaims.testkit.Await;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Commits that only the primary has are seen by a local read, and gone after the fail-over: a writer that has read its
 * tail there and inserts on the new primary would leave a hole.
 */
class FailOverBetweenTailAndInsertIT {

    private static final int REPLICATED = 5;
    private static final int UNREPLICATED = 4;
    private static final Duration LIMIT = Duration.ofSeconds(60);

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
    void our_writer_leaves_no_hole() {
        MongoCommitLog log = prepared();
        Appended appended = appendedAcrossFailOver(log, log::tail);

        assertThat(appended.firstPosition()).isEqualTo(REPLICATED);
        assertThat(positions(log))
                .isEqualTo(LongStream.rangeClosed(0, REPLICATED).boxed().toList());
    }

    /** The counter-proof: the arrangement does what it says. */
    @Test
    void a_writer_that_reads_its_tail_locally_leaves_one() {
        MongoCommitLog log = prepared();
        Appended appended = appendedAcrossFailOver(log, () -> localTail(client));

        assertThat(appended.firstPosition()).isEqualTo(REPLICATED + UNREPLICATED);
        assertThatThrownBy(() -> positions(log)).hasMessageContaining("no commit at position " + REPLICATED);
    }

    private MongoCommitLog prepared() {
        MongoCommitLog log = MongoCommitLog.open(client, members.uri(), FaultNode.DATABASE);
        try (Appender appender = Appender.startedOn(log)) {
            for (int commit = 0; commit < REPLICATED; commit++) {
                append(appender, "replicated-" + commit);
            }
        }
        return log;
    }

    /** Another writer's commits reach the primary alone; ours reads the tail, the primary dies, ours inserts. */
    private Appended appendedAcrossFailOver(MongoCommitLog log, Tailed tailed) {
        int primary = members.primary();
        List<Integer> secondaries = members.secondaries();
        secondaries.forEach(member -> members.failPoint(member, "stopReplProducer", "'alwaysOn'", "{}"));
        insertUnreplicated(primary, log);
        assertThat(localTail(members.direct(primary)).nextPosition()).isEqualTo(REPLICATED + UNREPLICATED);

        AtomicInteger failOvers = new AtomicInteger();
        CommitLog failingOver = withTail(log, () -> {
            Tail read = tailed.tail();
            if (failOvers.getAndIncrement() == 0) {
                members.kill(primary);
                members.awaitDeath(primary);
                secondaries.forEach(member -> members.endFailPoint(member, "stopReplProducer"));
                assertThat(members.primary()).isIn(secondaries);
            }
            return read;
        });
        Appended appended;
        try (Appender appender = Appender.startedOn(failingOver)) {
            appended = append(appender, "across");
        }
        assertThat(failOvers.get()).isPositive();
        members.restart(primary);
        members.awaitHealthy();
        return appended;
    }

    private void insertUnreplicated(int primary, MongoCommitLog log) {
        RawBsonDocument like = log.commits(0, 1).getFirst();
        List<RawBsonDocument> unreplicated = new ArrayList<>();
        for (int commit = 0; commit < UNREPLICATED; commit++) {
            BsonDocument copy = like.decode(new BsonDocumentCodec());
            copy.put(CommitLayout.ID, new BsonInt64(REPLICATED + commit));
            copy.getArray(CommitLayout.STREAMS)
                    .getFirst()
                    .asDocument()
                    .put(CommitLayout.STREAM_ID, new BsonString("unreplicated-" + commit));
            unreplicated.add(new RawBsonDocument(copy, new BsonDocumentCodec()));
        }
        commits(members.direct(primary)).withWriteConcern(WriteConcern.W1).insertMany(unreplicated);
    }

    private static MongoCollection<RawBsonDocument> commits(MongoClient client) {
        return client.getDatabase(FaultNode.DATABASE).getCollection(MongoCommitLog.COLLECTION, RawBsonDocument.class);
    }

    private static Tail localTail(MongoClient client) {
        RawBsonDocument last = Objects.requireNonNull(commits(client)
                .withReadConcern(ReadConcern.LOCAL)
                .find()
                .sort(Sorts.descending(CommitLayout.ID))
                .first());
        return new Tail(CommitLayout.endOf(last), CommitLayout.recordedAtOf(last));
    }

    private Appended append(Appender appender, String stream) {
        return Objects.requireNonNull(AppendedPositions.during(() -> {
                    FaultNode.engine(appender, client).appendEvents(FaultNode.filled(stream, 0, ""));
                    return true;
                })
                .appended());
    }

    private List<Long> positions(CommitLog log) {
        assertThat(Await.until(LIMIT, () -> log.tail().nextPosition() > REPLICATED))
                .isTrue();
        List<Long> positions = new ArrayList<>();
        try (CommitTail tail = new CommitTail(log, 0)) {
            for (List<StoredCommit> batch = tail.next(); !batch.isEmpty(); batch = tail.next()) {
                batch.forEach(commit -> positions.add(commit.position()));
            }
        }
        return positions;
    }

    /** The same log with another way to its tail. */
    private static CommitLog withTail(CommitLog log, Tailed tailed) {
        return (CommitLog) Proxy.newProxyInstance(
                CommitLog.class.getClassLoader(),
                new Class<?>[] {CommitLog.class},
                (proxy, method, arguments) ->
                        method.getName().equals("tail") ? tailed.tail() : method.invoke(log, arguments));
    }

    private interface Tailed {
        Tail tail();
    }
}
