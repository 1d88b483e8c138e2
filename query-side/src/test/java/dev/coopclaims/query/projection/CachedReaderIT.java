package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Updates;
import dev.coopclaims.query.follow.GroupClaims;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What the process that runs a small view keeps of it in memory is what the database holds. */
class CachedReaderIT extends TallyNodes {
    private static final View<Tally> VIEW = Tally.VIEW.thatEveryAnswerNeeds();
    /** Not what any event would write, so that a test sees where an answer came from. */
    private static final long BEHIND_OUR_BACK = 1_000_000;

    @Test
    void a_document_is_read_once_and_again_after_it_has_changed() throws InterruptedException {
        append(3);
        Projections projections = running(claims());
        ViewReader<Tally> reader = projections.reader(VIEW);
        assertThat(events(reader)).isEqualTo(3);
        assertThat(reader.findAll(List.of(Tally.ALL, "nobody"))).containsOnlyKeys(Tally.ALL);

        changeBehindOurBack();

        assertThat(events(reader)).isEqualTo(3);
        assertThat(reader.findAll(List.of(Tally.ALL, "nobody")).values())
                .extracting(found -> found.content().events())
                .containsExactly(3L);
        assertThat(reader.find("nobody")).isEmpty();
        append(1);
        await(projections);
        assertThat(events(reader)).isEqualTo(BEHIND_OUR_BACK + 1);
    }

    @Test
    void a_condition_is_checked_by_the_database() throws InterruptedException {
        append(3);
        ViewReader<Tally> reader = running(claims()).reader(VIEW);
        assertThat(events(reader)).isEqualTo(3);

        assertThat(reader.find(Tally.ALL, eq("events", 4L))).isEmpty();
        assertThat(reader.find(Tally.ALL, eq("events", 3L))).isPresent();
    }

    @Test
    void who_has_lost_the_view_to_another_process_asks_the_database() throws InterruptedException {
        append(3);
        TakenClaims claims = new TakenClaims(claims());
        Projections projections = running(claims);
        ViewReader<Tally> reader = projections.reader(VIEW);
        assertThat(events(reader)).isEqualTo(3);

        claims.take();
        append(1);
        Await.until("the view is lost", () -> !projections.isRunHere(VIEW.name()));
        changeBehindOurBack();

        assertThat(events(reader)).isGreaterThanOrEqualTo(BEHIND_OUR_BACK);
    }

    @Test
    void who_stood_still_for_longer_than_its_claim_holds_asks_the_database() throws InterruptedException {
        append(3);
        ProjectionSettings shortly = new ProjectionSettings(50, 1, 2, 200, Duration.ofMillis(300));
        PausedClaims claims = new PausedClaims(claims(shortly));
        Projections projections = running(claims, shortly);
        ViewReader<Tally> reader = projections.reader(VIEW);
        assertThat(events(reader)).isEqualTo(3);

        claims.pause();
        changeBehindOurBack();

        Await.until("it asks the database", () -> events(reader) == BEHIND_OUR_BACK);
        claims.goOn();
    }

    @Test
    void a_rebuild_forgets_what_was_kept() throws InterruptedException {
        append(3);
        Projections projections = running(claims());
        ViewReader<Tally> reader = projections.reader(VIEW);
        changeBehindOurBack();
        assertThat(events(reader)).isEqualTo(BEHIND_OUR_BACK);

        projections.rebuild(VIEW.name());

        Await.until("it runs again", () -> projections.status().getFirst().position() == log.head());
        assertThat(events(reader)).isEqualTo(3);
    }

    /**
     * The database answers too late, so nobody knows whether the document was written; it is, after a reader has kept the one
     * before. Who repeats the events finds them applied.
     */
    @Test
    void what_was_read_between_a_write_of_unknown_outcome_and_its_repeat_is_not_kept() throws InterruptedException {
        append(1);
        try (MongoClient impatient = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(RealMongod.uri()))
                .applyToSocketSettings(socket -> socket.readTimeout(400, TimeUnit.MILLISECONDS))
                .retryWrites(false)
                .build())) {
            StoredView<Tally> stored = new StoredView<>(impatient.getDatabase(database.getName()), VIEW);
            CachedReader<Tally> reader = new CachedReader<>(stored, stored.cache(), () -> true);
            hand(stored).apply(log.read(0, 1));
            append(1);
            List<RecordedEvent> second = log.read(1, 1);
            holdUp("update", 1_500);

            assertThatThrownBy(() -> hand(stored).apply(second)).isInstanceOf(MongoException.class);
            assertThat(events(reader)).isEqualTo(1);
            Await.until(
                    "it is written",
                    () -> stored.find(Tally.ALL).orElseThrow().content().events() == 2);
            assertThat(events(reader)).isEqualTo(1);
            hand(stored).apply(second);

            assertThat(events(reader)).isEqualTo(2);
        }
    }

    private static ViewWriter<Tally> hand(StoredView<Tally> stored) {
        return new ViewWriter<>(stored, TallyNodes.EVERYTHING, new TestLog(), 1 << 20);
    }

    /** Readers race the writer of the same document; the test prints how many of the reads came from memory. */
    @Test
    void nobody_who_waited_for_a_position_reads_an_older_document() throws Exception {
        append(1);
        Projections projections = running(claims());
        ViewReader<Tally> reader = projections.reader(VIEW);
        AtomicLong reads = new AtomicLong();
        AtomicLong fresh = new AtomicLong();
        try (ExecutorService readers = Executors.newFixedThreadPool(4)) {
            List<CompletableFuture<Void>> racing = new ArrayList<>();
            CompletableFuture<Void> written = new CompletableFuture<>();
            for (int one = 0; one < 4; one++) {
                racing.add(CompletableFuture.runAsync(
                        () -> {
                            long last = 0;
                            while (!written.isDone()) {
                                long position = projections.standing(VIEW).position();
                                long events = events(reader);
                                assertThat(events).isGreaterThan(position);
                                assertThat(events).isGreaterThanOrEqualTo(last);
                                reads.incrementAndGet();
                                fresh.addAndGet(events > last ? 1 : 0);
                                last = events;
                            }
                        },
                        readers));
            }
            for (int batch = 0; batch < 200; batch++) {
                append(1);
                await(projections);
            }
            written.complete(null);
            CompletableFuture.allOf(racing.toArray(CompletableFuture<?>[]::new)).get();
        }
        System.out.println("reads beside 200 changes: " + reads + ", of which saw a new document: " + fresh);
        assertThat(fresh).hasValueGreaterThan(200);
    }

    private Projections running(GroupClaims claims) throws InterruptedException {
        return running(claims, ONE_SEGMENT);
    }

    private Projections running(GroupClaims claims, ProjectionSettings settings) throws InterruptedException {
        Projections projections = started(projections(List.of(VIEW), log, claims, settings));
        await(projections);
        return projections;
    }

    private void await(Projections projections) throws InterruptedException {
        assertThat(projections.awaitPosition(VIEW, log.head(), WAIT_MILLIS)).isTrue();
    }

    private void changeBehindOurBack() {
        database.getCollection(VIEW.collection(), Document.class)
                .updateOne(
                        eq("_id", Tally.ALL),
                        Updates.combine(
                                Updates.set("events", BEHIND_OUR_BACK), Updates.inc(ViewDocument.REVISION, 1L)));
    }

    private static long events(ViewReader<Tally> reader) {
        return reader.find(Tally.ALL).orElseThrow().content().events();
    }
}
