package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A view that several processes share. */
class SeveralProcessesIT extends TallyNodes {
    @Test
    void a_view_that_another_process_runs_answers_with_the_position_that_is_stored() throws InterruptedException {
        append(10);
        awaitHead(started(log, claims(), ONE_SEGMENT));
        ClaimsOfAnotherProcess claims = new ClaimsOfAnotherProcess(claims());
        Projections elsewhere = started(log, claims, ONE_SEGMENT);

        claims.position = 8;

        Await.until("it looks again", () -> elsewhere.standing(Tally.VIEW).equals(new Standing(true, 8, 0)));
        assertThat(elsewhere.awaitPosition(Tally.VIEW, 9, 20)).isFalse();
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> claims.position = 9);
        assertThat(elsewhere.awaitPosition(Tally.VIEW, 9, WAIT_MILLIS)).isTrue();
        later.join();
        assertThatThrownBy(() -> elsewhere.replay("tally")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_view_that_another_process_fills_does_not_answer_here_until_its_position_is_at_the_end() throws Exception {
        append(300);
        HaltingLog halting = new HaltingLog(log);
        Projections here = started(halting, claims(), ONE_SEGMENT);
        awaitHead(here);
        Projections elsewhere = started(log, claims(), ONE_SEGMENT);
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
    void who_takes_over_a_view_that_is_half_filled_does_not_answer_until_it_is_whole() throws InterruptedException {
        append(500);
        awaitHead(started(log, claims(), ONE_SEGMENT));
        ClaimsOfAnotherProcess claims = new ClaimsOfAnotherProcess(claims());
        Projections heir = started(log, claims, ONE_SEGMENT);
        assertThat(heir.standing(Tally.VIEW).answers()).isTrue();
        opened.getFirst().close();
        beginFilling();
        database.getCollection(Tally.VIEW.collection()).deleteMany(new Document());

        claims.giveUp();

        Await.until("it answers", () -> heir.standing(Tally.VIEW).answers());
        assertThat(content()).isEqualTo(folded());
        assertThat(heir.standing(Tally.VIEW).position()).isEqualTo(log.head());
    }

    @Test
    void who_stood_still_for_longer_than_its_claim_holds_asks_the_database_before_it_answers() throws Exception {
        append(100);
        ProjectionSettings shortly = new ProjectionSettings(50, 1, 2, 200, Duration.ofMillis(300));
        PausedClaims claims = new PausedClaims(claims(shortly));
        Projections paused = started(log, claims, shortly);
        awaitHead(paused);
        claims.pause();

        beginFilling();

        Await.until(
                "it does not answer from what another fills",
                () -> !paused.standing(Tally.VIEW).answers());
        claims.goOn();
    }

    @Test
    void who_cannot_replay_a_view_is_told_which_process_can() throws InterruptedException {
        append(10);
        awaitHead(started(log, claims(), ONE_SEGMENT));
        ClaimsOfAnotherProcess claims = new ClaimsOfAnotherProcess(claims());
        Projections elsewhere = started(log, claims, ONE_SEGMENT);
        assertThatThrownBy(() -> elsewhere.replay("tally"))
                .hasMessage("No process runs the view tally yet. Try again shortly.");

        claims.owners = List.of("7@host-1/x");

        assertThatThrownBy(() -> elsewhere.replay("tally"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT))
                .hasMessage("The view tally is run by 7@host-1/x and can only be replayed there."
                        + " Every process says its name in its log when it starts.");
    }
}
