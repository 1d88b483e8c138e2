package dev.coopclaims.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.testkit.RealMongod;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Several streams at one moment of the log, whatever is stored while they are read. */
class ReadStreamsIT {
    record Counted(int number) {}

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final String database = RealMongod.freshDatabase();
    private final MongoCommitLog log = MongoCommitLog.open(client, RealMongod.uri(), database);
    private final Appender writer = appender(log);
    private final MongoEventStorageEngine writing = engine(writer);

    /** Happens once, between the look at the log's end and the query, or between two ranges of it. */
    private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();

    @AfterEach
    void close() {
        writer.close();
        client.getDatabase(database).drop();
        client.close();
    }

    @Test
    void each_stream_is_read_from_where_it_is_wanted() {
        append("a", 0, 3);
        append("b", 0, 2);
        append("c", 0, 1);
        append("a", 3, 2);

        Map<String, List<DomainEventMessage<?>>> read = writing.readStreams(Map.of("a", 3L, "b", 0L, "never", 0L));

        assertThat(sequences(read, "a")).containsExactly(3L, 4L);
        assertThat(sequences(read, "b")).containsExactly(0L, 1L);
        assertThat(read).containsOnlyKeys("a", "b");
    }

    @Test
    void a_commit_between_the_end_and_the_query_is_in_no_stream() {
        append("a", 0, 1);
        append("b", 0, 1);
        try (Appender appender = appender(interrupted("commitsOfAny", Set.of("commitsAtOneMoment")))) {
            meanwhile.set(() -> append(List.of(event("a", 1), event("b", 1))));
            assertOneMoment(engine(appender));
        }
    }

    @Test
    void a_commit_between_two_ranges_is_in_no_stream() {
        append("a", 0, 1);
        append("b", 0, 1);
        try (Appender appender = appender(interrupted("commitsAfter", Set.of("commitsAtOneMoment", "commitsOfAny")))) {
            meanwhile.set(() -> append(List.of(event("a", 1), event("b", 1))));
            assertOneMoment(engine(appender));
        }
    }

    /**
     * The server gives way after every step of a query, so that commits are stored in the middle of it. Stream b never
     * gets an event before stream a has its own. The same query with read concern majority shows how often a query sees
     * more than one moment.
     */
    @Test
    void a_query_that_gives_way_to_writers_is_one_moment() throws InterruptedException {
        MongoCollection<Document> commits = client.getDatabase(database)
                .getCollection(MongoCommitLog.COLLECTION)
                .withReadConcern(ReadConcern.MAJORITY);
        AtomicBoolean over = new AtomicBoolean();
        int begun = 250;
        for (int i = 0; i < begun; i++) {
            append("a", i, 1);
            append("b", i, 1);
        }
        yieldAfterEachStep(true);
        Thread storing = Thread.ofVirtual().start(() -> {
            for (int i = begun; !over.get(); i++) {
                append("a", i, 1);
                append("b", i, 1);
            }
        });
        int moments = 0;
        int torn = 0;
        try {
            long from = 0;
            for (int i = 0; i < 400; i++) {
                Map<String, List<DomainEventMessage<?>>> read = writing.readStreams(Map.of("a", from, "b", from));
                int ahead = sequences(read, "a").size() - sequences(read, "b").size();
                assertThat(ahead).isBetween(0, 1);
                moments += read.isEmpty() ? 0 : 1;
                torn += aheadWithoutSnapshot(commits, from) < 0 ? 1 : 0;
                from += Math.max(0, sequences(read, "b").size() - 300);
            }
        } finally {
            over.set(true);
            storing.join();
            yieldAfterEachStep(false);
        }
        System.out.printf(
                "400 reads while both streams grow: %d found events, and each saw one moment; of 400 queries without a"
                        + " snapshot %d did not%n",
                moments, torn);
        assertThat(moments).isPositive();
    }

    private static long aheadWithoutSnapshot(MongoCollection<Document> commits, long from) {
        long ahead = 0;
        for (Document commit : commits.find(Filters.or(range("a", from), range("b", from)))) {
            ahead += commit.getList("streams", Document.class)
                            .getFirst()
                            .getString("id")
                            .equals("a")
                    ? 1
                    : -1;
        }
        return ahead;
    }

    private void yieldAfterEachStep(boolean each) {
        client.getDatabase("admin")
                .runCommand(
                        new Document("setParameter", 1).append("internalQueryExecYieldIterations", each ? 1 : 1_000));
    }

    @Test
    void what_was_acknowledged_is_seen_at_once() {
        try (MongoClient elsewhere = MongoClients.create(RealMongod.uri());
                Appender reader = appender(MongoCommitLog.open(elsewhere, RealMongod.uri(), database))) {
            MongoEventStorageEngine reading = engine(reader);
            for (long i = 0; i < 300; i++) {
                append("a", i, 1);
                assertThat(sequences(reading.readStreams(Map.of("a", i, "b", 0L)), "a"))
                        .containsExactly(i);
            }
        }
    }

    @Test
    void a_server_that_has_no_snapshot_is_asked_for_the_end_of_the_log_first() {
        append("a", 0, 2);
        client.getDatabase("admin").runCommand(Document.parse("""
            {configureFailPoint: "failCommand", mode: {times: 1},
             data: {failCommands: ["find"], errorCode: 246, namespace: "%s.commits"}}\
            """.formatted(database)));
        assertThat(sequences(writing.readStreams(Map.of("a", 0L)), "a")).containsExactly(0L, 1L);
    }

    @Test
    void streams_that_fill_more_than_a_page_are_read_whole_and_at_one_moment() {
        for (int i = 0; i < 1_200; i++) {
            append("a", i, 1);
        }
        append("b", 0, 1);
        try (Appender appender = appender(interrupted("commitsOf", Set.of()))) {
            meanwhile.set(() -> append(List.of(event("a", 1_200), event("b", 1))));
            Map<String, List<DomainEventMessage<?>>> read = engine(appender).readStreams(Map.of("a", 0L, "b", 0L));
            assertThat(meanwhile.get()).as("it was interrupted").isNull();
            assertThat(sequences(read, "a")).hasSize(1_200).last().isEqualTo(1_199L);
            assertThat(sequences(read, "b")).containsExactly(0L);
        }
    }

    @Test
    void the_query_walks_along_the_index() {
        append("a", 0, 1);
        Document plan = client.getDatabase(database)
                .getCollection(MongoCommitLog.COLLECTION)
                .find(Filters.or(range("a", 0), range("b", 5)))
                .explain();
        assertThat(plan.toJson()).contains("IXSCAN").doesNotContain("COLLSCAN");
    }

    private static org.bson.conversions.Bson range(String stream, long first) {
        return Filters.elemMatch("streams", Filters.and(Filters.eq("id", stream), Filters.gte("first", first)));
    }

    private void assertOneMoment(MongoEventStorageEngine engine) {
        Map<String, List<DomainEventMessage<?>>> read = engine.readStreams(Map.of("a", 0L, "b", 0L));
        assertThat(meanwhile.get()).as("it was interrupted").isNull();
        assertThat(sequences(read, "a")).containsExactly(0L);
        assertThat(sequences(read, "b")).containsExactly(0L);
        assertThat(sequences(engine.readStreams(Map.of("a", 1L, "b", 1L)), "a")).containsExactly(1L);
    }

    /**
     * The log, with something that happens before one of its operations.
     *
     * @param plainly the operations that are not the log's own but those of a log that has no query for them
     */
    private CommitLog interrupted(String operation, Set<String> plainly) {
        CommitLog[] self = new CommitLog[1];
        self[0] = (CommitLog) Proxy.newProxyInstance(
                CommitLog.class.getClassLoader(), new Class<?>[] {CommitLog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(operation)) {
                        Runnable happening = meanwhile.getAndSet(null);
                        if (happening != null) {
                            happening.run();
                        }
                    }
                    if (plainly.contains(method.getName())) {
                        return java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    try {
                        return method.invoke(log, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        return self[0];
    }

    private static Appender appender(CommitLog log) {
        return new Appender(
                log,
                AppenderSettings.DEFAULTS,
                EventStoreMeters.unregistered(),
                new CommitSignal(),
                InstantSource.system());
    }

    private MongoEventStorageEngine engine(Appender appender) {
        return MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(new BsonSerializer(
                        JsonMapper.shared(),
                        StoredNames.builder()
                                .register(Counted.class, "test.Counted", "1")
                                .build()))
                .snapshots(new SnapshotCollection(client.getDatabase(database)))
                .build();
    }

    private void append(String stream, long first, int count) {
        append(IntStream.range(0, count)
                .<DomainEventMessage<?>>mapToObj(i -> event(stream, first + i))
                .toList());
    }

    private void append(List<? extends DomainEventMessage<?>> events) {
        writing.appendEvents(new ArrayList<>(events));
    }

    private static DomainEventMessage<?> event(String stream, long sequence) {
        return new GenericDomainEventMessage<>("Test", stream, sequence, new Counted((int) sequence));
    }

    private static List<Long> sequences(Map<String, List<DomainEventMessage<?>>> read, String stream) {
        return read.getOrDefault(stream, List.of()).stream()
                .<Long>map(DomainEventMessage::getSequenceNumber)
                .toList();
    }
}
