package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.GroupClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A view that is rebuilt while the application runs. */
class RebuildIT extends TallyNodes {
    @Test
    void a_rebuilt_view_equals_the_live_one_document_by_document() throws InterruptedException {
        append(1_000);
        Projections projections = started(log, claims(), ONE_SEGMENT);
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
        Projections projections = started(log, claims(), ONE_SEGMENT);
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
        Projections projections = started(halting, claims(), ONE_SEGMENT);
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
    void a_view_whose_rebuild_failed_is_filled_by_the_group_before_it_answers() throws InterruptedException {
        append(900);
        EventLog broken = new BrokenLog(log, 301);
        Projections projections = started(broken, claims(), ONE_SEGMENT);
        awaitHead(projections);

        assertThatThrownBy(() -> projections.rebuild("tally")).hasMessageContaining("the log is out of reach");

        assertThat(projections.status().getFirst().lastError()).contains("the log is out of reach");
        Await.until(
                "the view answers again", () -> projections.standing(Tally.VIEW).answers());
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void a_view_whose_indexes_could_not_be_created_when_it_was_emptied_gets_them_while_it_is_filled()
            throws InterruptedException {
        append(900);
        Projections projections = started(log, claims(), ONE_SEGMENT);
        awaitHead(projections);
        List<Document> before = indexes();
        failPoint(
                new Document("skip", 1),
                new Document("failCommands", List.of("createIndexes"))
                        .append("namespace", database.getName() + "." + Tally.VIEW.collection())
                        .append("errorCode", 8_000));

        assertThatThrownBy(() -> projections.rebuild("tally")).isInstanceOf(MongoException.class);
        failPoint(new Document("times", 0), new Document("failCommands", List.of("createIndexes")));

        Await.until(
                "the view answers again", () -> projections.standing(Tally.VIEW).answers());
        assertThat(content()).isEqualTo(folded());
        assertThat(indexes()).hasSize(5).isEqualTo(before);
    }

    @Test
    void indexes_are_created_once_a_view_is_filled() throws Exception {
        append(900);
        HaltingLog halting = new HaltingLog(log, 400);
        Projections projections = started(halting, claims(), ONE_SEGMENT);
        awaitHead(projections);
        List<Document> before = indexes();
        assertThat(before).hasSize(5);

        halting.halt();
        projections.replay("tally");
        assertThat(halting.isReached()).isTrue();

        assertThat(stored()).isNotEmpty();
        assertThat(indexes()).as("the key's alone").hasSize(1);
        halting.goOn();
        Await.until(
                "the rebuild is over", () -> !projections.status().getFirst().replaying());
        assertThat(indexes()).isEqualTo(before);
    }

    private List<Document> indexes() {
        return database.getCollection(Tally.VIEW.collection()).listIndexes().into(new ArrayList<>());
    }

    @Test
    void an_unfinished_view_does_not_answer_after_a_restart_until_it_is_filled() throws InterruptedException {
        append(400);
        GroupClaims claims = claims();
        Projections before = started(log, claims, ONE_SEGMENT);
        awaitHead(before);
        before.close();
        beginFilling();

        Projections after = projections(log, claims, ONE_SEGMENT);
        assertThat(after.standing(Tally.VIEW).answers()).isFalse();
        after.start();

        Await.until("the view answers", () -> after.standing(Tally.VIEW).answers());
        Await.until(
                "that is remembered",
                () -> new ViewStates(database).of(Tally.VIEW).complete());
    }

    @Test
    void what_was_read_across_a_whole_rebuild_is_known_to_be_a_mixture() throws InterruptedException {
        append(100);
        Projections projections = started(log, claims(), ONE_SEGMENT);
        awaitHead(projections);
        Standing begun = projections.standing(Tally.VIEW);
        assertThat(projections.standing(Tally.VIEW).continues(begun)).isTrue();

        projections.rebuild("tally");

        assertThat(projections.standing(Tally.VIEW).answers()).isTrue();
        assertThat(projections.standing(Tally.VIEW).continues(begun)).isFalse();
    }

    @Test
    void a_view_that_waits_for_its_rebuild_is_not_asked_for_twice() throws Exception {
        append(300);
        HaltingLog halting = new HaltingLog(log);
        View<Tally> other = new View<>("othertally", 1, Tally.class, Tally.VIEW.fold(), List.of());
        Projections projections = started(projections(List.of(Tally.VIEW, other), halting, claims(), ONE_SEGMENT));
        awaitHead(projections);
        assertThat(projections.awaitPosition(other, log.head(), WAIT_MILLIS)).isTrue();
        halting.halt();
        projections.replay("tally");
        assertThat(halting.isReached()).isTrue();

        projections.replay("othertally");

        assertThatThrownBy(() -> projections.replay("othertally"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT))
                .hasMessage("The view othertally is already being rebuilt.");
        assertThat(projections.standing(other).answers()).isTrue();
        halting.goOn();
        Await.until("both are rebuilt", () -> projections.status().stream().noneMatch(ProjectionStatus::replaying));
        projections.replay("othertally");
    }

    @Test
    void a_queued_replay_whose_claim_another_process_took_meanwhile_leaves_the_view_as_it_was() throws Exception {
        append(300);
        HaltingLog halting = new HaltingLog(log);
        View<Tally> other = new View<>("othertally", 1, Tally.class, Tally.VIEW.fold(), List.of());
        TakenClaims claims = new TakenClaims(claims());
        Projections projections = started(projections(List.of(Tally.VIEW, other), halting, claims, ONE_SEGMENT));
        awaitHead(projections);
        assertThat(projections.awaitPosition(other, log.head(), WAIT_MILLIS)).isTrue();
        long before = projections.standing(other).filling();
        halting.halt();
        projections.replay("tally");
        assertThat(halting.isReached()).isTrue();
        projections.replay("othertally");

        Await.until("the position is stored", () -> claims.look().of(other.collection()) == log.head());
        claims.take();
        halting.goOn();

        Await.until(
                "it was given up",
                () -> projections.status().get(1).lastError() != null
                        && !projections.status().get(1).replaying());
        assertThat(projections.standing(other)).isEqualTo(new Standing(true, log.head(), before));
    }
}
