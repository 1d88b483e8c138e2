package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.coopclaims.query.follow.EventLog;
import java.util.List;
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
        assertThat(database.listCollectionNames()).doesNotContain(VIEW.collection() + "_beside");
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

    private Projections running(EventLog rawLog) throws InterruptedException {
        Projections projections = started(projections(List.of(VIEW), rawLog, claims(), ONE_SEGMENT));
        assertThat(projections.awaitPosition(VIEW, log.head(), WAIT_MILLIS)).isTrue();
        assertThat(projections.standing(VIEW).answers()).isTrue();
        return projections;
    }
}
