package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.follow.MongoGroupClaims;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A read waits for the views that it reads, and for no other, whoever asks for them. */
class AwaitedViewsIT extends TallyNodes {
    private final HaltingFold<Tally> halting = new HaltingFold<>(Tally.VIEW.fold());
    private final View<Tally> behind = new View<>("behind", 1, Tally.class, halting, List.of());

    @Test
    void a_view_that_is_behind_delays_who_reads_it_and_nobody_else() throws InterruptedException {
        Projections projections = started(projections(List.of(Tally.VIEW, behind), log, claims(), ONE_SEGMENT));
        // What comes before this process holds the segment makes the views go back once.
        Await.until("the process holds the segment", this::isHeld);
        append(10);
        assertThat(halting.isReached()).isTrue();

        AwaitedViews views = projections.views(log.head(), 2_000);
        assertThat(views.of(Tally.VIEW).find(Tally.ALL)).isPresent();
        assertThat(views.position()).isEqualTo(log.head());
        views.requireWhole();
        assertThatThrownBy(() -> views.of(behind))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE))
                .hasMessageContaining("The view behind has not reached position " + log.head());

        halting.goOn();
        AwaitedViews again = projections.views(log.head(), WAIT_MILLIS);
        assertThat(again.of(behind).find(Tally.ALL))
                .hasValueSatisfying(
                        found -> assertThat(found.content().events()).isEqualTo(10));
    }

    /** Whoever asks for it would hold a thread and a place for five seconds each time; and nothing is out of order. */
    @Test
    void a_position_that_was_never_written_is_not_waited_for() throws InterruptedException {
        halting.goOn();
        append(3);
        Projections projections = started(projections(List.of(Tally.VIEW), log, claims(), ONE_SEGMENT));
        awaitHead(projections);
        AwaitedViews views = projections.views(log.head() + 1, TimeUnit.MINUTES.toMillis(1));

        assertThatThrownBy(() -> views.of(Tally.VIEW))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_REACHED))
                .hasMessageContaining("The log has not reached position " + (log.head() + 1));
    }

    @Test
    void the_position_is_the_lowest_of_all_that_was_read() throws InterruptedException {
        halting.goOn();
        append(3);
        Projections projections = started(projections(List.of(Tally.VIEW, behind), log, claims(), ONE_SEGMENT));
        awaitHead(projections);
        long first = log.head();
        AwaitedViews views = projections.views(first, WAIT_MILLIS);
        views.of(Tally.VIEW);
        append(5);
        assertThat(projections.awaitPosition(behind, log.head(), WAIT_MILLIS)).isTrue();
        views.of(behind);

        assertThat(views.position()).isEqualTo(first);
        AwaitedViews ofOne = projections.views(AwaitedViews.ANY_POSITION, 0);
        ofOne.of(behind);
        assertThat(ofOne.position()).isEqualTo(log.head());
    }

    @Test
    void what_was_read_of_a_view_that_was_emptied_meanwhile_is_not_answered() throws InterruptedException {
        halting.goOn();
        append(3);
        Projections projections = started(projections(List.of(Tally.VIEW, behind), log, claims(), ONE_SEGMENT));
        awaitHead(projections);
        assertThat(projections.awaitPosition(behind, log.head(), WAIT_MILLIS)).isTrue();
        AwaitedViews ofTally = projections.views(log.head(), WAIT_MILLIS);
        ofTally.of(Tally.VIEW);
        AwaitedViews ofBoth = projections.views(log.head(), WAIT_MILLIS);
        ofBoth.of(Tally.VIEW);
        ofBoth.of(behind);

        projections.rebuild("behind");

        ofTally.requireWhole();
        assertThatThrownBy(ofBoth::requireWhole).hasMessage("The view behind is being rebuilt. Try again soon.");
    }

    @Test
    void an_answer_that_read_nothing_has_no_position() {
        AwaitedViews views = projections(log, claims(), ONE_SEGMENT).views(AwaitedViews.ANY_POSITION, 0);
        assertThatThrownBy(views::position).isInstanceOf(IllegalStateException.class);
    }

    private boolean isHeld() {
        return database.getCollection(MongoGroupClaims.COLLECTION).countDocuments() > 0
                && database.getCollection(MongoGroupClaims.COLLECTION)
                                .countDocuments(Filters.exists("positions." + Tally.VIEW.collection(), false))
                        == 0;
    }
}
