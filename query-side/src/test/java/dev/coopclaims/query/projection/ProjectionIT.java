package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.testkit.RealMongod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectionIT {

    private static final long WAIT_MILLIS = 15_000;
    private static final int ORGANISATIONS = 17;
    private static final ProjectionSettings ONE_SEGMENT = new ProjectionSettings(50, 1, 2, 200);

    private static final MongoClient CLIENT = MongoClients.create(RealMongod.uri());

    private final MongoDatabase database = CLIENT.getDatabase(RealMongod.freshDatabase());
    private final TestLog log = new TestLog();
    private final List<Projections> opened = new ArrayList<>();
    private volatile long storedPosition = -1;

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @AfterEach
    void close() {
        opened.forEach(Projections::close);
        database.drop();
    }

    @Test
    void every_event_counts_once_though_storing_the_token_fails() throws InterruptedException {
        append(500);
        TokenStoreWithFailures tokens = new TokenStoreWithFailures(2);

        Projections projections = started(log, tokens, ONE_SEGMENT);

        awaitHead(projections);
        assertThat(tokens.failed()).isEqualTo(2);
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void a_failing_write_is_shown_and_tried_again() throws InterruptedException {
        Projections projections = started(log, new InMemoryTokenStore(), ONE_SEGMENT);
        failUpdatesOnce();

        append(60);

        Await.until("the error is shown", () -> projections.status().getFirst().lastError() != null);
        awaitHead(projections);
        assertThat(content()).isEqualTo(folded());
        Await.until("the error is over", () -> projections.status().getFirst().lastError() == null);
    }

    @Test
    void two_segments_share_the_keys_of_a_view() throws InterruptedException {
        append(700);

        Projections projections = started(log, new InMemoryTokenStore(), new ProjectionSettings(50, 2, 2, 200));

        awaitHead(projections);
        assertThat(content()).isEqualTo(folded());
        append(5);
        awaitHead(projections);
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void a_rebuilt_view_equals_the_live_one_document_by_document() throws InterruptedException {
        append(1_000);
        Projections projections = started(log, new InMemoryTokenStore(), ONE_SEGMENT);
        awaitHead(projections);
        Map<String, BsonDocument> live = stored();

        projections.rebuild("tally");

        assertThat(stored()).hasSize(ORGANISATIONS + 1).isEqualTo(live);
        assertThat(projections.standing(Tally.VIEW).answers()).isTrue();
        assertThat(projections.standing(Tally.VIEW).position()).isEqualTo(log.head());
        assertThat(projections.status().getFirst().eventsPerSecond()).isPositive();
    }

    @Test
    void a_view_is_rebuilt_while_events_keep_coming() throws Exception {
        append(2_000);
        Projections projections = started(log, new InMemoryTokenStore(), ONE_SEGMENT);
        awaitHead(projections);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (!done.get() && log.head() < 20_000) {
                append(1);
            }
        });

        for (int rebuild = 0; rebuild < 3; rebuild++) {
            projections.rebuild("tally");
        }

        done.set(true);
        writer.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        awaitHead(projections);
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void a_view_does_not_answer_while_it_is_rebuilt_and_is_not_rebuilt_twice_at_once() throws Exception {
        append(300);
        HaltingLog halting = new HaltingLog(log);
        Projections projections = started(halting, new InMemoryTokenStore(), ONE_SEGMENT);
        awaitHead(projections);
        assertThat(projections.standing(Tally.VIEW).answers()).isTrue();

        halting.halt();
        projections.replay("tally");
        assertThat(halting.isReached()).isTrue();

        assertThat(projections.standing(Tally.VIEW).answers()).isFalse();
        assertThat(projections.status().getFirst().replaying()).isTrue();
        assertThatThrownBy(() -> projections.replay("tally")).isInstanceOf(Refusal.class);
        halting.goOn();
        Await.until(
                "the rebuild is over", () -> !projections.status().getFirst().replaying());
        assertThat(projections.standing(Tally.VIEW).answers()).isTrue();
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void a_view_whose_rebuild_failed_is_filled_by_the_live_processor_before_it_answers() throws InterruptedException {
        append(900);
        EventLog broken = new EventLog() {
            @Override
            public long head() {
                return log.head();
            }

            @Override
            public List<RecordedEvent> read(long fromPosition, int maxEvents) {
                if (fromPosition > 300) {
                    throw new IllegalStateException("the log is out of reach");
                }
                return log.read(fromPosition, maxEvents);
            }
        };
        Projections projections = started(broken, new InMemoryTokenStore(), ONE_SEGMENT);
        awaitHead(projections);

        assertThatThrownBy(() -> projections.rebuild("tally")).hasMessageContaining("the log is out of reach");

        assertThat(projections.status().getFirst().lastError()).contains("the log is out of reach");
        Await.until(
                "the view answers again", () -> projections.standing(Tally.VIEW).answers());
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void an_unfinished_view_does_not_answer_after_a_restart_until_it_is_filled() throws InterruptedException {
        append(400);
        TokenStore tokens = new InMemoryTokenStore();
        Projections before = started(log, tokens, ONE_SEGMENT);
        awaitHead(before);
        before.close();
        new ViewStates(database).beginFilling(Tally.VIEW);

        Projections after = projections(log, tokens, ONE_SEGMENT);
        assertThat(after.standing(Tally.VIEW).answers()).isFalse();
        after.start();

        Await.until("the view answers", () -> after.standing(Tally.VIEW).answers());
        Await.until(
                "that is remembered",
                () -> new ViewStates(database).of(Tally.VIEW).complete());
    }

    @Test
    void who_waits_for_a_position_is_told_when_the_time_is_over() throws InterruptedException {
        append(10);
        Projections projections = started(log, new InMemoryTokenStore(), ONE_SEGMENT);
        awaitHead(projections);

        assertThat(projections.awaitPosition(Tally.VIEW, log.head() + 1, 20)).isFalse();
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> append(1));
        assertThat(projections.awaitPosition(Tally.VIEW, 10, WAIT_MILLIS)).isTrue();
        later.join();
    }

    @Test
    void a_view_that_another_process_runs_answers_with_the_position_of_its_tokens() throws InterruptedException {
        append(10);
        awaitHead(started(log, new InMemoryTokenStore(), ONE_SEGMENT));
        Projections elsewhere = started(log, new TokensOfAnotherProcess(), ONE_SEGMENT);

        storedPosition = 8;

        assertThat(elsewhere.standing(Tally.VIEW)).isEqualTo(new Standing(true, 8, 0));
        assertThat(elsewhere.awaitPosition(Tally.VIEW, 9, 20)).isFalse();
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> storedPosition = 9);
        assertThat(elsewhere.awaitPosition(Tally.VIEW, 9, WAIT_MILLIS)).isTrue();
        later.join();
        assertThatThrownBy(() -> elsewhere.replay("tally")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_view_that_another_process_fills_does_not_answer_here_until_its_tokens_are_at_the_end() throws Exception {
        append(300);
        HaltingLog halting = new HaltingLog(log);
        Projections here = started(halting, new InMemoryTokenStore(), ONE_SEGMENT);
        awaitHead(here);
        Projections elsewhere = started(log, new TokensOfAnotherProcess(), ONE_SEGMENT);
        Standing before = elsewhere.standing(Tally.VIEW);
        assertThat(before.answers()).isTrue();

        halting.halt();
        here.replay("tally");
        assertThat(halting.isReached()).isTrue();

        assertThat(elsewhere.standing(Tally.VIEW).answers()).isFalse();
        halting.goOn();
        Await.until("it answers again", () -> elsewhere.standing(Tally.VIEW).answers());
        assertThat(elsewhere.standing(Tally.VIEW).continues(before)).isFalse();
    }

    @Test
    void what_was_read_across_a_whole_rebuild_is_known_to_be_a_mixture() throws InterruptedException {
        append(100);
        Projections projections = started(log, new InMemoryTokenStore(), ONE_SEGMENT);
        awaitHead(projections);
        Standing begun = projections.standing(Tally.VIEW);
        assertThat(projections.standing(Tally.VIEW).continues(begun)).isTrue();

        projections.rebuild("tally");

        assertThat(projections.standing(Tally.VIEW).answers()).isTrue();
        assertThat(projections.standing(Tally.VIEW).continues(begun)).isFalse();
    }

    @Test
    void who_takes_over_a_view_that_is_half_filled_does_not_answer_until_it_is_whole() throws InterruptedException {
        append(500);
        awaitHead(started(log, new InMemoryTokenStore(), ONE_SEGMENT));
        TokensOfAnotherProcess tokens = new TokensOfAnotherProcess();
        Projections heir = started(log, tokens, ONE_SEGMENT);
        assertThat(heir.standing(Tally.VIEW).answers()).isTrue();
        opened.getFirst().close();
        new ViewStates(database).beginFilling(Tally.VIEW);
        database.getCollection(Tally.VIEW.collection()).deleteMany(new Document());

        tokens.giveUp();

        Await.until("it answers", () -> heir.standing(Tally.VIEW).answers());
        assertThat(content()).isEqualTo(folded());
        assertThat(heir.standing(Tally.VIEW).position()).isEqualTo(log.head());
    }

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            long next = log.head() + 1;
            OrganisationId organisation = new OrganisationId("org-" + next % ORGANISATIONS);
            log.append(
                    organisation.value(),
                    new MemberAdded(organisation, new UserId("user-" + next), "Ann", null, Role.PARTNER_USER),
                    Map.of());
        }
    }

    private Projections projections(EventLog rawLog, TokenStore tokens, ProjectionSettings settings) {
        Projections projections = new Projections(
                database, List.of(Tally.VIEW), log.store(), tokens, processor -> storedPosition, rawLog, settings);
        opened.add(projections);
        return projections;
    }

    private Projections started(EventLog rawLog, TokenStore tokens, ProjectionSettings settings) {
        Projections projections = projections(rawLog, tokens, settings);
        projections.start();
        return projections;
    }

    private void awaitHead(Projections projections) throws InterruptedException {
        assertThat(projections.awaitPosition(Tally.VIEW, log.head(), WAIT_MILLIS))
                .as("%s", projections.status())
                .isTrue();
    }

    private void failUpdatesOnce() {
        CLIENT.getDatabase("admin")
                .runCommand(new Document("configureFailPoint", "failCommand")
                        .append("mode", new Document("times", 1))
                        .append(
                                "data",
                                new Document("failCommands", List.of("update"))
                                        .append("namespace", database.getName() + "." + Tally.VIEW.collection())
                                        .append("errorCode", 8_000)));
    }

    private Map<String, BsonDocument> stored() {
        Map<String, BsonDocument> byKey = new HashMap<>();
        database.getCollection(Tally.VIEW.collection(), BsonDocument.class)
                .find()
                .forEach(document -> byKey.put(document.getString("_id").getValue(), document));
        return byKey;
    }

    private Map<String, Tally> content() {
        Map<String, Tally> byKey = new HashMap<>();
        stored().forEach((key, document) -> byKey.put(
                key,
                new Tally(
                        document.getInt64("events").getValue(),
                        document.getInt64("trail").getValue())));
        return byKey;
    }

    private Map<String, Tally> folded() {
        Map<String, Tally> byKey = new HashMap<>();
        Fold<Tally> fold = Tally.VIEW.fold();
        for (RecordedEvent event : log.read(0, Integer.MAX_VALUE)) {
            for (String key : fold.keys(event)) {
                byKey.put(key, fold.apply(key, byKey.get(key), event));
            }
        }
        return byKey;
    }
}
