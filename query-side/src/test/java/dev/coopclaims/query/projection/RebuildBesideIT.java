package dev.coopclaims.query.projection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.GroupClaims;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A view that goes on answering while it is rebuilt. */
class RebuildBesideIT extends TallyNodes {
    private static final View<Tally> VIEW = Tally.VIEW.thatEveryAnswerNeeds();

    @Test
    void it_answers_and_follows_the_log_while_it_is_made_anew() throws InterruptedException {
        append(300);
        HaltingLog halting = new HaltingLog(log);
        Projections projections = running(halting);
        halting.halt();
        projections.replay("tally");
        assertThat(halting.isReached()).isTrue();

        append(40);

        assertThat(projections.awaitPosition(VIEW, log.head(), WAIT_MILLIS)).isTrue();
        assertThat(projections.standing(VIEW)).isEqualTo(new Standing(true, log.head(), 0));
        assertThat(projections.status().getFirst().replaying()).isTrue();
        assertThat(content()).isEqualTo(folded());
        halting.goOn();
        Await.until(
                "the rebuild is over", () -> !projections.status().getFirst().replaying());
        assertThat(projections.status().getFirst().lastError()).isNull();
        append(5);
        assertThat(projections.awaitPosition(VIEW, log.head(), WAIT_MILLIS)).isTrue();
        assertThat(content()).isEqualTo(folded());
        assertThat(database.listCollectionNames()).noneMatch(RebuildBesideIT::isBeside);
    }

    @Test
    void what_was_wrong_in_it_is_right_afterwards() throws InterruptedException {
        append(200);
        Projections projections = running(log);
        MongoCollection<Document> stored = database.getCollection(VIEW.collection());
        stored.updateOne(Filters.eq("_id", "org-3"), Updates.set("events", 4_711L));
        stored.deleteOne(Filters.eq("_id", "org-4"));
        stored.insertOne(new Document("_id", "org-stray")
                .append("position", 7L)
                .append("events", 1L)
                .append("trail", 1L));

        projections.rebuild("tally");

        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void a_rebuild_that_fails_leaves_it_as_it_was() throws InterruptedException {
        append(200);
        Projections projections = running(new BrokenLog(log, 0));

        assertThatThrownBy(() -> projections.rebuild("tally")).hasMessageContaining("the log is out of reach");

        assertThat(projections.standing(VIEW)).isEqualTo(new Standing(true, log.head(), 0));
        append(5);
        assertThat(projections.awaitPosition(VIEW, log.head(), WAIT_MILLIS)).isTrue();
        assertThat(content()).isEqualTo(folded());
    }

    @Test
    void documents_that_another_process_wrote_in_the_middle_of_the_takeover_stay_as_they_are() throws Exception {
        append(300);
        Projections projections = running(log);
        MongoCollection<Document> stored = database.getCollection(VIEW.collection());
        holdUp("update", 1_500);
        CompletableFuture<Void> rebuild = CompletableFuture.runAsync(() -> projections.rebuild("tally"));
        awaitHeldUp();

        Document advanced = advancedByAnotherProcess("org-3");
        Document made = new Document("_id", "org-new")
                .append("position", 300L)
                .append("revision", 1L)
                .append("events", 1L)
                .append("trail", 1L);
        stored.insertOne(made);

        assertThatThrownBy(rebuild::join).hasMessageContaining("another process has written the view");
        assertThat(stored.find(Filters.eq("_id", "org-3")).first()).isEqualTo(advanced);
        assertThat(stored.find(Filters.eq("_id", "org-new")).first()).isEqualTo(made);
    }

    @Test
    void a_document_that_another_process_made_anew_is_not_deleted_as_a_stray() throws Exception {
        append(300);
        Projections projections = running(log);
        MongoCollection<Document> stored = database.getCollection(VIEW.collection());
        stored.insertOne(new Document("_id", "org-stray")
                .append("position", 7L)
                .append("revision", 1L)
                .append("events", 1L)
                .append("trail", 1L));
        holdUp("delete", 1_500);
        CompletableFuture<Void> rebuild = CompletableFuture.runAsync(() -> projections.rebuild("tally"));
        awaitHeldUp();

        Document advanced = advancedByAnotherProcess("org-stray");

        assertThatThrownBy(rebuild::join).hasMessageContaining("another process has written the view");
        assertThat(stored.find(Filters.eq("_id", "org-stray")).first()).isEqualTo(advanced);
    }

    /** The first process has lost its claim and does not know it yet; both are in the middle of their rebuilds. */
    @Test
    void two_processes_that_rebuild_at_once_do_not_mix_what_they_make() throws Exception {
        append(600);
        ProjectionSettings shortly = new ProjectionSettings(50, 1, 2, 200, Duration.ofMillis(500));
        HaltingLog firstLog = new HaltingLog(log);
        TakenClaims lost = new TakenClaims(claims(shortly));
        Projections first = running(firstLog, lost, shortly);
        firstLog.halt();
        first.replay("tally");
        assertThat(firstLog.isReached()).isTrue();
        lost.take();
        HaltingLog secondLog = new HaltingLog(log, 200);
        Projections second = running(secondLog, claims(shortly), shortly);
        Await.until("the second process runs the view", () -> second.isRunHere("tally"));
        secondLog.halt();
        second.replay("tally");
        assertThat(secondLog.isReached()).isTrue();

        firstLog.goOn();
        Await.until(
                "the first rebuild is over", () -> !first.status().getFirst().replaying());
        secondLog.goOn();
        Await.until(
                "the second rebuild is over", () -> !second.status().getFirst().replaying());

        assertThat(first.status().getFirst().lastError()).contains("another process");
        assertThat(second.status().getFirst().lastError()).isNull();
        assertThat(content()).isEqualTo(folded());
        assertThat(database.listCollectionNames()).noneMatch(RebuildBesideIT::isBeside);
    }

    @Test
    void what_a_process_left_that_ended_during_its_rebuild_is_dropped() throws InterruptedException {
        append(20);
        Projections projections = running(log);
        database.getCollection(VIEW.collection() + "_beside_0123456789abcdef")
                .insertOne(new Document("_id", "org-1").append("position", 7L));

        projections.rebuild("tally");

        assertThat(content()).isEqualTo(folded());
        assertThat(database.listCollectionNames()).noneMatch(RebuildBesideIT::isBeside);
    }

    private static boolean isBeside(String collection) {
        return collection.contains("_beside");
    }

    private Document advancedByAnotherProcess(String key) {
        MongoCollection<Document> stored = database.getCollection(VIEW.collection());
        stored.updateOne(
                Filters.eq("_id", key),
                Updates.combine(
                        Updates.set("events", 4_711L),
                        Updates.set("position", 300L),
                        Updates.inc(ViewDocument.REVISION, 1L)));
        Document advanced = requireNonNull(stored.find(Filters.eq("_id", key)).first());
        assertThat(advanced).containsEntry("events", 4_711L);
        return advanced;
    }

    private Projections running(EventLog rawLog) throws InterruptedException {
        return running(rawLog, claims(), ONE_SEGMENT);
    }

    private Projections running(EventLog rawLog, GroupClaims claims, ProjectionSettings settings)
            throws InterruptedException {
        Projections projections = started(projections(List.of(VIEW), rawLog, claims, settings));
        assertThat(projections.awaitPosition(VIEW, log.head(), WAIT_MILLIS)).isTrue();
        assertThat(projections.standing(VIEW).answers()).isTrue();
        return projections;
    }
}
